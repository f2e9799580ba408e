import type { Bridge, Input, Output, PageCallName } from '../src-shared/contract.ts'
import type { Result } from '../src-shared/result.ts'

declare global {
  interface Window {
    readonly kinebrush: Bridge
  }
}

/** The way to main. This is the only file of the editor that knows where it hangs. */
export const bridge: Bridge = window.kinebrush

/** A call with its name and input; what it gives back is a value in every case, also when main fails. */
export const call = <C extends PageCallName>(name: C, input: Input<C>): Promise<Result<Output<C>>> =>
  bridge.call(name, input)

import { createStore } from 'zustand/vanilla'
import type { Output } from '../../src-shared/contract.ts'
import type { Recent } from '../../src-shared/calls/files.ts'

/** What main told at start. */
interface Setup {
  readonly ready: boolean
  readonly isMac: boolean
  readonly version: string
  readonly recents: readonly Recent[]
}

export const setup = createStore<Setup>(() => ({
  ready: false,
  isMac: navigator.userAgent.includes('Mac OS'),
  version: '',
  recents: [],
}))

export const setUp = ({ platform, version, recents }: Output<'app:start'>): void =>
  setup.setState({ ready: true, isMac: platform === 'darwin', version, recents })

export const setRecents = (recents: readonly Recent[]): void => setup.setState({ recents })

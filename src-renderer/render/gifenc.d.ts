/** Of gifenc 1.0.3, which brings no types, what is used here. */
declare module 'gifenc' {
  type Colours = number[][]

  interface FrameOptions {
    readonly palette?: readonly (readonly number[])[]
    /** Milliseconds; written as hundredths of a second. */
    readonly delay?: number
    readonly transparent?: boolean
    readonly transparentIndex?: number
    /** How often it is shown; 0 is for ever. */
    readonly repeat?: number
    /** What becomes of the frame before the next one; 1: it stays. */
    readonly dispose?: number
    readonly first?: boolean
  }

  interface Encoder {
    writeHeader(): void
    writeFrame(index: Uint8Array, width: number, height: number, options: FrameOptions): void
    finish(): void
    /** A copy of all that was written since the last reset. */
    bytes(): Uint8Array<ArrayBuffer>
    reset(): void
  }

  export function GIFEncoder(options: { readonly auto: boolean }): Encoder
  export function quantize(
    rgba: Uint8ClampedArray,
    maxColors: number,
    options?: { readonly format?: 'rgb565' | 'rgb444' | 'rgba4444' },
  ): Colours
}

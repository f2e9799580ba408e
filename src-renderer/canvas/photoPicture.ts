import { createStore } from 'zustand/vanilla'
import type { Picture } from '../../src-shared/labels/wand.ts'

/** Whether something of the open photo is on the canvas. */
export const photoSeen = createStore(() => ({ isSeen: false }))

let canvas: HTMLCanvasElement | null = null
let picture: Picture | null = null

/** The canvas that holds the open photo; null when none is there yet. */
export function setPhotoCanvas(next: HTMLCanvasElement | null): void {
  canvas = next
  picture = null
}

/** The open photo's pixels, read once and only when a tool asks: they take as much memory again. */
export function photoPicture(): Picture | null {
  if (!picture && canvas) {
    const { width, height } = canvas
    const data = canvas.getContext('2d')?.getImageData(0, 0, width, height)
    if (data) picture = { width, height, pixels: data.data }
  }
  return picture
}

import { createStore } from 'zustand/vanilla'
import type { Size } from '../../src-shared/geometry/point.ts'
import {
  ASPECTS,
  draggedFrame,
  largestFrame,
  turnedFraming,
  wholePhoto,
  type Aspect,
  type Frame,
  type Framing,
} from '../../src-shared/photo/frame.ts'

/** Null: the photo is not being cut. */
export const framing = createStore<{ readonly now: Framing | null }>(() => ({ now: null }))

export const startFraming = (photo: Size): void =>
  framing.setState({ now: { photo, frame: wholePhoto(photo), aspect: 'free' } })

export const stopFraming = (): void => framing.setState({ now: null })

/** Goes on with a framing whose photo was turned by some quarters, clockwise. */
export function turnFraming(before: Framing | null, quarters: number): void {
  let now = before
  for (let i = 0; i < quarters; i++) now = now && turnedFraming(now)
  framing.setState({ now })
}

const change = (next: (now: Framing) => Partial<Framing>): void =>
  framing.setState(({ now }) => ({ now: now && { ...now, ...next(now) } }))

export const setFrame = (frame: Frame): void => change(() => ({ frame }))

/** Turns the photo in its frame, which becomes as large as it can be with nothing but the photo in it. */
export const setDegrees = (degrees: number): void =>
  change(({ photo, aspect }) => ({ frame: largestFrame(photo, degrees, ASPECTS[aspect]) }))

export const setAspect = (aspect: Aspect): void =>
  change(({ photo, frame }) => ({ aspect, frame: largestFrame(photo, frame.degrees, ASPECTS[aspect]) }))

/** Moves the frame, or with `resize` its right and lower edges, by photo pixels. */
export const nudgeFrame = (x: number, y: number, resize: boolean): void =>
  change(({ photo, frame, aspect }) => {
    const grip = !resize ? 'move' : x === 0 ? 's' : y === 0 ? 'e' : 'se'
    return { frame: draggedFrame(photo, frame, grip, { x, y }, ASPECTS[aspect]) }
  })

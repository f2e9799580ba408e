import { afterAll, expect, test, vi } from 'vitest'
import {
  beginGesture,
  cancelGesture,
  finishGesture,
  moveGesture,
} from '../../../src-renderer/canvas/gestures.ts'
import { setPhotoCanvas } from '../../../src-renderer/canvas/photoPicture.ts'
import { currentDocument, openDocument } from '../../../src-renderer/stores/editor.ts'
import { chooseArea, session } from '../../../src-renderer/stores/session.ts'
import { empty, NO_KEYS } from '../../support/playing.ts'

// Which system it is decides how keys are written.
vi.hoisted(() => vi.stubGlobal('navigator', { userAgent: 'Linux' }))
afterAll(() => {
  setPhotoCanvas(null)
  vi.unstubAllGlobals()
})

/** What the tools read of a canvas: a photo of one grey. */
function showGreyPhoto(): void {
  const { width, height } = empty.photo
  const data = new Uint8ClampedArray(width * height * 4).fill(90)
  const canvas = { width, height, getContext: () => ({ getImageData: () => ({ data }) }) }
  setPhotoCanvas(canvas as unknown as HTMLCanvasElement)
}

test('a drag of the wand that is cancelled leaves the tolerance as it was, one that is finished sets it', () => {
  openDocument({ project: empty, name: 'test', documentId: null, takes: [] })
  showGreyPhoto()
  chooseArea('g1')
  session.setState({ tool: 'wand', tolerance: 24 })
  const drag = (): void => {
    beginGesture({ x: 100, y: 50 }, false, NO_KEYS)
    moveGesture([{ x: 140, y: 50 }], NO_KEYS)
  }
  drag()
  const found = session.getState().tolerance
  expect(found).toBeGreaterThan(24)
  cancelGesture()
  expect(session.getState().tolerance).toBe(24)
  expect(currentDocument()?.history.past).toHaveLength(0)
  drag()
  finishGesture()
  expect(session.getState().tolerance).toBe(found)
  expect(currentDocument()?.history.past).toHaveLength(1)
})

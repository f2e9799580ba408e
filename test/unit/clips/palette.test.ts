import { expect, test } from 'vitest'
import { paletteMapper, type Palette } from '../../../src-shared/clips/palette.ts'

const GREYS: Palette = Array.from({ length: 16 }, (_, i) => [i * 17, i * 17, i * 17])
const filled = (side: number, level: number): Uint8ClampedArray => {
  const pixels = new Uint8ClampedArray(side * side * 4).fill(level)
  for (let i = 3; i < pixels.length; i += 4) pixels[i] = 255
  return pixels
}

test('a level between two greys is mixed of both so that it keeps its brightness', () => {
  const { map, palette } = paletteMapper(GREYS)
  for (const level of [94, 98, 110]) {
    const places = new Uint8Array(64 * 64)
    map(filled(64, level), 64, places)
    const mean = places.reduce((sum, place) => sum + palette[place]![0], 0) / places.length
    expect(Math.abs(mean - level), `${level}`).toBeLessThan(5)
    expect(new Set(places).size, `${level}`).toBe(2)
  }
})

test('what does not change in a picture does not change in its places', () => {
  const { map } = paletteMapper(GREYS)
  const first = new Uint8Array(32 * 32)
  const second = new Uint8Array(32 * 32)
  const photo = Uint8ClampedArray.from({ length: 32 * 32 * 4 }, (_, i) => (i * 7919) % 256)
  map(photo, 32, first)
  for (let i = 0; i < 32 * 16 * 4; i++) photo[i] = 255 - photo[i]!
  map(photo, 32, second)
  expect(second.subarray(32 * 16)).toEqual(first.subarray(32 * 16))
  expect(second.subarray(0, 32 * 16)).not.toEqual(first.subarray(0, 32 * 16))
})

test('the error tells a palette that fits from one that does not', () => {
  const { errorOf } = paletteMapper(GREYS)
  expect(errorOf(filled(8, 102), 1)).toBeLessThan(20)
  const red = filled(8, 0)
  for (let i = 0; i < red.length; i += 4) red[i] = 255
  expect(errorOf(red, 3)).toBeGreaterThan(10_000)
})

test('only what has changed is drawn, and it comes to the same', () => {
  const { map, mapChanges } = paletteMapper(GREYS)
  const photo = Uint8ClampedArray.from({ length: 32 * 32 * 4 }, (_, i) => (i * 7919) % 256)
  const before = new Int32Array(photo.slice().buffer)
  const places = new Uint8Array(32 * 32)
  map(photo, 32, places)
  const old = places.slice()
  for (let i = 400; i < 1200; i++) photo[i] = 255 - photo[i]!
  const drawn = new Uint8Array(32 * 32)
  mapChanges(before, photo, 32, places, drawn, 255)
  const anew = new Uint8Array(32 * 32)
  map(photo, 32, anew)
  expect(places).toEqual(anew)
  expect(drawn).toEqual(anew.map((place, i) => (place === old[i] ? 255 : place)))
  expect(drawn.filter((place) => place !== 255).length).toBeGreaterThan(100)
})

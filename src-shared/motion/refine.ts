import type { Size } from '../geometry/point.ts'
import type { Label } from '../labels/labelMap.ts'
import { FEATHER_PX, MATTE_BAND_PX, MATTE_LEAST_BAND_PX, MATTE_OUTER_PX, STATIC_LABEL } from '../limits.ts'
import { mendBites } from './bites.ts'
import { depthBelow, largestAround } from './depth.ts'
import { fillHoles, HOLE, KNOWN } from './pushPull.ts'
import type { CutOut } from './matte.ts'
import type { Scene } from './scene.ts'
import { widened, type Box, type Surroundings } from './surroundings.ts'
import { spreadOf } from './spread.ts'

/** Known pixels this far around the band shape the colours in it, pixels. */
const SIGHT_PX = 24
/** Pixels this share of the way from the rim to the middle of a thin area are taken for the object itself. */
const CORE_SHARE = 0.6
/** Colours nearer to each other than this cannot be told apart: the painted edge counts there. Colour steps. */
const ALIKE = 30
/** A colour this far from all mixtures of object and ground is neither: the painted edge counts there. Colour steps. */
const STRANGE = 40
/** So little doubt is none: the painted edge would shine through as a veil. */
const SURE = 1.25
/** Mixtures within this share of an end count as the end: the band's noise is no transparency. */
const LEAST_SLACK = 0.1875
const MOST_SLACK = 0.4
/** How many mean deviations of a texture count as its noise. */
const DEVIATIONS = 1.5

/** What a pixel of the matte's window is. */
const OUTSIDE = 0
const CORE = 1
const BAND = 2
/** Other moving areas: neither this object nor certainly its ground. */
const OTHER = 3

/** The part of a picture around an area, as a picture of its own. */
interface Window extends Size {
  readonly box: Box
  readonly kinds: Uint8Array
  /** How far outside the painted edge, pixels; 0 inside. */
  readonly out: Float32Array
  /** How far inside it; 0 outside. */
  readonly depth: Float32Array
  readonly pixels: Uint8ClampedArray<ArrayBuffer>
}

/**
 * The object that was painted roughly: a band along the painted edge is undecided, the rest inside is the object and
 * the rest outside its ground. Both colours go on smoothly into the band; where its pixels lie between the two is
 * their opacity, and the object's colour is freed from the ground's. The narrower an area the narrower its band.
 */
export function refinedCutOut(
  scene: Scene,
  label: Label,
  moving: ReadonlySet<Label>,
  around: Surroundings,
): CutOut {
  const window = windowOf(scene, label, moving, around)
  const object = continued(window, CORE)
  const ground = continued(window, OUTSIDE)
  const opacity = new Float32Array(window.kinds.length)
  const pixels = window.pixels.slice()
  for (let i = 0; i < opacity.length; i++) {
    if (window.kinds[i] === CORE) opacity[i] = 1
    else if (window.kinds[i] === BAND) opacity[i] = separate(window, i, object, ground, pixels)
  }
  tidy(window, opacity, pixels)
  const { width, height, kinds, out, depth, pixels: photo } = window
  const isRim = (i: number): boolean => kinds[i] === BAND && out[i] === 0
  mendBites({ width, height, depth, photo, opacity, colours: pixels, isRim })
  return cutOutOf(scene, label, moving, around, { window, opacity, pixels })
}

/** Pixels less opaque than this lead on outside, more opaque than this inside. */
const LEADS_OUT = 0.75
const LEADS_IN = 0.1

/**
 * What holds together with the object by no bridge is ground of its colour, and what ground does not lead to is
 * object of its colour: specks go, pinholes close.
 */
function tidy(window: Window, opacity: Float32Array, pixels: Uint8ClampedArray): void {
  const { kinds } = window
  const inside = reached(window, CORE, (i) => kinds[i] === BAND && opacity[i]! > LEADS_IN)
  const outside = reached(window, OUTSIDE, (i) => kinds[i] === BAND && opacity[i]! < LEADS_OUT)
  for (let i = 0; i < kinds.length; i++) {
    if (kinds[i] !== BAND) continue
    if (inside[i] === 0) opacity[i] = 0
    else if (outside[i] === 0 && window.out[i] === 0 && opacity[i]! < LEADS_OUT) {
      opacity[i] = 1
      for (let c = i * 4; c < i * 4 + 3; c++) pixels[c] = window.pixels[c]!
    }
  }
}

/** Marks the pixels of a kind and those that a chain of passable neighbours, sides and corners, joins to them. */
function reached({ width, height, kinds }: Window, kind: number, passes: (i: number) => boolean): Uint8Array {
  const marks = new Uint8Array(kinds.length)
  const waiting: number[] = []
  kinds.forEach((there, i) => {
    if (there !== kind) return
    marks[i] = 1
    waiting.push(i)
  })
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    const x = at % width
    const y = (at - x) / width
    for (let v = Math.max(0, y - 1); v <= Math.min(height - 1, y + 1); v++) {
      for (let u = Math.max(0, x - 1); u <= Math.min(width - 1, x + 1); u++) {
        const i = v * width + u
        if (marks[i] !== 0 || !passes(i)) continue
        marks[i] = 1
        waiting.push(i)
      }
    }
  }
  return marks
}

/** The band's width goes with the picture's: so does what a hand paints too much of it, but for its trembling. */
const bandOf = ({ width, height }: Size): number =>
  Math.max(MATTE_LEAST_BAND_PX, MATTE_BAND_PX * Math.sqrt((width * height) / (1280 * 720)))

function windowOf(
  scene: Scene,
  label: Label,
  moving: ReadonlySet<Label>,
  { box: near }: Surroundings,
): Window {
  const box = widened(near, SIGHT_PX, scene)
  const { width, height } = box
  const kinds = new Uint8Array(width * height)
  const edge = new Uint8Array(kinds.length)
  const own = new Uint8Array(kinds.length)
  const pixels = new Uint8ClampedArray(kinds.length * 4)
  for (let y = 0, i = 0; y < height; y++) {
    const row = (box.top + y) * scene.width + box.left
    pixels.set(scene.pixels.subarray(row * 4, (row + width) * 4), i * 4)
    for (let x = 0; x < width; x++, i++) {
      const there = scene.labels[row + x]!
      if (there === label) own[i] = 1
      else if (moving.has(there)) kinds[i] = OTHER
      else edge[i] = 1
    }
  }
  const depth = depthBelow(box, edge)
  const out = depthBelow(box, own)
  const band = bandOf(scene)
  const thickness = largestAround(
    box,
    depth.map((value, i) => (own[i] === 1 ? value : 0)),
    Math.ceil(band),
  )
  for (let i = 0; i < kinds.length; i++) {
    if (own[i] === 1) kinds[i] = depth[i]! >= Math.min(band, CORE_SHARE * thickness[i]!) ? CORE : BAND
    else if (kinds[i] === OUTSIDE && out[i]! <= MATTE_OUTER_PX) kinds[i] = BAND
  }
  return { width, height, box, kinds, out, depth, pixels }
}

/** What is known of a kind of pixels, gone on with through the band: its colours, and how much they vary. */
interface Continued {
  readonly colours: Uint8ClampedArray
  readonly spread: Uint8ClampedArray
}

function continued(window: Window, kind: number): Continued {
  const roles = window.kinds.map((there) => (there === kind ? KNOWN : there === BAND ? HOLE : 0))
  const whole = { left: 0, top: 0, width: window.width, height: window.height }
  const colours = window.pixels.slice()
  const spread = spreadOf(window, window.pixels, roles)
  if (roles.includes(KNOWN)) {
    fillHoles(window, colours, roles, whole)
    fillHoles(window, spread, roles, whole)
  }
  return { colours, spread }
}

/** Writes the object's own colour at a pixel of the band, and returns its opacity, 0 to 1. */
function separate(
  { pixels, out }: Window,
  i: number,
  object: Continued,
  ground: Continued,
  colours: Uint8ClampedArray,
): number {
  const at = i * 4
  let [square, along, length, objectNoise, groundNoise, groundSpread] = [0, 0, 0, 0, 0, 0]
  for (let c = at; c < at + 3; c++) {
    const apart = object.colours[c]! - ground.colours[c]!
    const off = pixels[c]! - ground.colours[c]!
    square += apart * apart
    along += apart * off
    length += off * off
    objectNoise += (object.spread[c]! * apart) ** 2
    groundNoise += (ground.spread[c]! * apart) ** 2
    groundSpread += ground.spread[c]! ** 2
  }
  const mask = out[i] === 0 ? 1 : Math.max(0, 1 - out[i]! / (FEATHER_PX + 1)) ** 2
  if (square === 0) return mask
  const share = along / square
  const low = slack(Math.sqrt(groundNoise) / square)
  const high = 1 - slack(Math.sqrt(objectNoise) / square)
  const seen = Math.min(1, Math.max(0, (share - low) / (high - low)))
  const strange = Math.max(0, length - share * share * square)
  const plain = 2 * STRANGE * STRANGE + 8 * groundSpread
  const sure = Math.min(1, ((SURE * square) / (square + ALIKE * ALIKE)) * Math.exp(-strange / plain))
  const opacity = sure * seen + (1 - sure) * mask
  for (let c = at; c < at + 3; c++) {
    const mixture = opacity * object.colours[c]! + (1 - opacity) * ground.colours[c]!
    colours[c] = object.colours[c]! + opacity * (pixels[c]! - mixture)
  }
  // What lies outside the painted edge fades out within the band, whatever its colour.
  return opacity * Math.min(1, Math.max(0, 1.25 - out[i]! / (MATTE_OUTER_PX + 1)))
}

const slack = (noise: number): number => Math.min(MOST_SLACK, Math.max(LEAST_SLACK, DEVIATIONS * noise))

interface Matte {
  readonly window: Window
  readonly opacity: Float32Array
  readonly pixels: Uint8ClampedArray
}

/** The matte over the box of the area's surroundings. On frozen pixels, which stay behind, the nearest rim goes on. */
function cutOutOf(
  scene: Scene,
  label: Label,
  moving: ReadonlySet<Label>,
  { box, squares, toX, toY }: Surroundings,
  { window, opacity, pixels: colours }: Matte,
): CutOut {
  const pixels = new Uint8ClampedArray(box.width * box.height * 4)
  for (let y = 0, i = 0; y < box.height; y++) {
    const row = (box.top + y) * scene.width + box.left
    const inWindow = (box.top + y - window.box.top) * window.width + box.left - window.box.left
    for (let x = 0; x < box.width; x++, i++) {
      const there = scene.labels[row + x]!
      if (there !== label && moving.has(there)) continue
      const away = Math.sqrt(squares[i]!)
      const isFrozen = there === STATIC_LABEL && away <= FEATHER_PX
      const from = isFrozen ? inWindow + x + toY[i]! * window.width + toX[i]! : inWindow + x
      const fade = isFrozen ? (1 - away / (FEATHER_PX + 1)) ** 2 : 1
      const alpha = Math.round(255 * fade * opacity[from]!)
      if (alpha === 0) continue
      for (let c = 0; c < 3; c++) pixels[i * 4 + c] = colours[from * 4 + c]!
      pixels[i * 4 + 3] = alpha
    }
  }
  return { box, pixels }
}

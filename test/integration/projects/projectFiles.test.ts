import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { beforeEach, expect, test } from 'vitest'
import { openPhotoStore, type PhotoStore } from '../../../src-main/photos/photoStore.ts'
import { openProject, saveProject } from '../../../src-main/projects/projectFiles.ts'
import { EASINGS } from '../../../src-shared/geometry/easing.ts'
import { encodeLabels } from '../../../src-shared/labels/codec.ts'
import { fromBytes } from '../../../src-shared/labels/labelMap.ts'
import { kindOf } from '../../../src-shared/fileKind.ts'
import { LOOPS } from '../../../src-shared/motion/clipSpec.ts'
import { AREA_MOTIONS, type Camera, type Movement } from '../../../src-shared/project/movement.ts'
import { newProject, type Photo, type Project } from '../../../src-shared/project/project.ts'
import { testFolder } from '../support/commandLine.ts'
import { codeOf, valueOf } from '../support/results.ts'

let folder: string
let photos: PhotoStore
let photo: Photo

beforeEach(async () => {
  folder = testFolder()
  photos = openPhotoStore(join(folder, 'photos'))
  const noise = Buffer.from(Array.from({ length: 40 * 30 * 3 }, (_, i) => (i * 7919) % 256))
  const bytes = await sharp(noise, { raw: { width: 40, height: 30, channels: 3 } })
    .png()
    .toBuffer()
  photo = valueOf(await photos.accept(bytes, 'noise.png')).photo
})

const coordinate = fc.double({ min: -100, max: 100, noNaN: true })

const movements: fc.Arbitrary<Movement> = fc.record({
  start: fc.double({ min: 0, max: 0.4, noNaN: true }),
  end: fc.double({ min: 0.5, max: 1, noNaN: true }),
  scale: fc.double({ min: 0.1, max: 5, noNaN: true }),
  turn: fc.oneof(fc.constant('path' as const), fc.integer({ min: -3600, max: 3600 })),
  sway: fc.option(
    fc.record({
      amplitudePx: fc.double({ min: 0, max: 1000, noNaN: true }),
      periodSeconds: fc.double({ min: 0.2, max: 20, noNaN: true }),
      angleDegrees: fc.integer({ min: -360, max: 360 }),
    }),
  ),
  inFront: fc.boolean(),
})

const cameras: fc.Arbitrary<Camera> = fc.record({
  zoom: fc.double({ min: 1, max: 4, noNaN: true }),
  panX: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  panY: fc.double({ min: -0.3, max: 0.3, noNaN: true }),
  tiltDegrees: fc.integer({ min: -45, max: 45 }),
  easing: fc.constantFrom(...EASINGS),
})

/** Projects of every kind on the one photo: any paint, up to six areas, any settings. */
const projects = (): fc.Arbitrary<Project> =>
  fc
    .record({
      labels: fc.uint8Array({ minLength: 1200, maxLength: 1200, max: 7 }),
      easing: fc.oneof(fc.constantFrom(...EASINGS), fc.constant({ x1: 0, y1: 0.25, x2: 0.5, y2: 1 })),
      anchors: fc.array(
        fc.record({ x: coordinate, y: coordinate, kind: fc.constantFrom('smooth', 'corner') }),
        {
          minLength: 2,
          maxLength: 9,
        },
      ),
      names: fc.array(fc.string({ unit: 'grapheme', maxLength: 20 }), { minLength: 6, maxLength: 6 }),
      prompt: fc.string({ unit: 'binary', maxLength: 50 }),
      cfgScale: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      fit: fc.boolean(),
      refineEdges: fc.boolean(),
      background: fc.constantFrom(undefined, '#ff8000'),
      movement: movements,
      motion: fc.constantFrom(...AREA_MOTIONS),
      loop: fc.constantFrom(...LOOPS),
      camera: fc.option(cameras),
    })
    .map((made) => {
      const { labels, easing, anchors, names, movement, motion, background, ...settings } = made
      const empty = newProject({ ...photo, background })
      return {
        ...empty,
        labels: fromBytes(photo, labels),
        groups: names.map((name, i) => ({
          id: `g${i}`,
          label: i + 2,
          name,
          visible: i % 2 === 0,
          motion,
          movement,
          locked: i % 3 === 0,
          sent: i % 4 !== 0,
          path: i === 5 ? null : { anchors, easing },
        })),
        settings: { ...empty.settings, ...settings },
      }
    })

test('what is saved is what is opened, whatever it is', async () => {
  const path = join(folder, 'p.kinebrush')
  const other = openPhotoStore(join(folder, 'elsewhere'))
  await fc.assert(
    fc.asyncProperty(projects(), async (project) => {
      const takes = ['00000000-0000-4000-8000-000000000000']
      valueOf(await saveProject(photos, path, project, takes))
      const opened = valueOf(await openProject(other, path))
      expect(opened.takes).toEqual(takes)
      expect(opened.name).toBe('p')
      const { labels, ...fields } = opened.project
      const { labels: before, ...fieldsBefore } = project
      expect(encodeLabels(labels)).toEqual(encodeLabels(before))
      // Through JSON, where a zero has no sign.
      expect(fields).toEqual(JSON.parse(JSON.stringify(fieldsBefore)))
    }),
    { numRuns: 30 },
  )
  expect(valueOf(await other.bytes(photo.id))).toEqual(valueOf(await photos.bytes(photo.id)))
})

test('a project with an end photo brings both photos along', async () => {
  const tail = valueOf(
    await photos.accept(
      await sharp(Buffer.from(valueOf(await photos.bytes(photo.id))))
        .flop()
        .png()
        .toBuffer(),
      'end.png',
    ),
  ).photo
  const project = newProject(photo)
  const path = join(folder, 'p.kinebrush')
  valueOf(
    await saveProject(
      photos,
      path,
      { ...project, settings: { ...project.settings, tail, mode: 'end-frame' } },
      [],
    ),
  )
  const other = openPhotoStore(join(folder, 'elsewhere'))
  expect(valueOf(await openProject(other, path)).project.settings.tail).toEqual(tail)
  expect(codeOf(await other.bytes(tail.id))).toBe('ok')
})

test('a project file is known by its content, and the same project gives the same file', async () => {
  const [a, b] = [join(folder, 'a.kinebrush'), join(folder, 'b', 'a.kinebrush')]
  valueOf(await saveProject(photos, a, newProject(photo), []))
  expect(codeOf(await saveProject(photos, b, newProject(photo), []))).toBe('file/no-folder')
  const bytes = readFileSync(a)
  expect(kindOf(bytes)).toBe('kinebrush')
  valueOf(await saveProject(photos, a, newProject(photo), []))
  expect(readFileSync(a).equals(bytes)).toBe(true)
})

test('opening leaves the file alone', async () => {
  const path = join(folder, 'p.kinebrush')
  valueOf(await saveProject(photos, path, newProject(photo), []))
  const [bytes, { mtimeMs }] = [readFileSync(path), statSync(path)]
  await openProject(photos, path)
  expect(readFileSync(path).equals(bytes)).toBe(true)
  expect(statSync(path).mtimeMs).toBe(mtimeMs)
})

test('a flipped byte anywhere is refused or makes no difference', async () => {
  const path = join(folder, 'p.kinebrush')
  const project = newProject(photo)
  valueOf(await saveProject(photos, path, project, []))
  const whole = readFileSync(path)
  let refused = 0
  for (let at = 0; at < whole.length; at += 11) {
    const broken = Buffer.from(whole)
    broken[at]! ^= 0x20
    writeFileSync(path, broken)
    const opened = await openProject(photos, path)
    if (!opened.ok) {
      expect(['project/unreadable', 'project/too-large']).toContain(opened.error.code)
      refused++
    } else expect(opened.value.project).toEqual(project)
  }
  // Dates, attributes and version hints of a zip may differ unnoticed; in so small a file they are many.
  expect(refused).toBeGreaterThan(whole.length / 11 / 2)
})

test('a file cut anywhere is refused', async () => {
  const path = join(folder, 'p.kinebrush')
  valueOf(await saveProject(photos, path, newProject(photo), []))
  const whole = readFileSync(path)
  for (let share = 0; share < 1; share += 0.05) {
    writeFileSync(path, whole.subarray(0, Math.floor(whole.length * share)))
    expect(codeOf(await openProject(photos, path)), `${share}`).toBe('project/unreadable')
  }
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import sharp from 'sharp'
import { writeRequest } from '../../src-main/engines/service/requestBody.ts'
import { openPhotoStore } from '../../src-main/photos/photoStore.ts'
import { buildRequest } from '../../src-main/photos/serviceImages.ts'
import { writeDurably } from '../../src-main/projects/durableSave.ts'
import { polylinePath } from '../../src-shared/geometry/path.ts'
import { addGroup, drawPath, paintLabels } from '../../src-shared/project/edits.ts'
import { problems } from '../../src-shared/project/problems.ts'
import { newProject } from '../../src-shared/project/project.ts'
import { COMETAPI } from '../../src-shared/service/profiles.ts'
import { edited, withRect } from '../support/projects.ts'

const SIZE = { width: 6000, height: 4000 }
const GROUPS = 6
/** Longest time that the main process may be deaf for, ms. Source: the issue on services. */
const TARGET_MS = 30

/** Noise of so many grey levels, which makes a JPEG of some 7 MB: no photo of 24 megapixels is harder to pack. */
async function noisyPhoto(): Promise<Uint8Array> {
  const small = { width: 1500, height: 1000 }
  const noise = new Uint8Array(small.width * small.height * 3)
  for (let i = 0, state = 1; i < noise.length; i++) noise[i] = (state = (state * 48271) % 2147483647) & 255
  return sharp(noise, { raw: { ...small, channels: 3 } })
    .resize({ ...SIZE, fit: 'fill' })
    .jpeg({ quality: 85 })
    .toBuffer()
}

const folder = mkdtempSync(join(tmpdir(), 'kinebrush-bench-'))
try {
  const photos = openPhotoStore(join(folder, 'photos'))
  const accepted = await photos.accept(await noisyPhoto(), 'noise.jpg')
  if (!accepted.ok) throw new Error(accepted.error.code)
  const { photo } = accepted.value
  let project = newProject(photo)
  let { labels } = project
  for (let i = 0; i < GROUPS; i++) {
    project = edited(
      project,
      addGroup(`g${i}`, (n) => `Area ${n}`),
    )
    labels = withRect(labels, 2 + i, 200 + 900 * i, 500, 700, 2500)
  }
  labels = withRect(labels, 1, 0, 3500, SIZE.width, 400)
  project = edited(project, paintLabels('paint', labels))
  for (let i = 0; i < GROUPS; i++) {
    const from = { x: 300 + 900 * i, y: 1000 }
    project = edited(project, drawPath(`g${i}`, polylinePath([from, { ...from, y: 3000 }])))
  }

  // As in the app, where the checks have looked at the areas before anything is built.
  problems(project, { kind: 'service', profile: COMETAPI })
  await pause(200)

  const delay = monitorEventLoopDelay({ resolution: 1 })
  delay.enable()
  const started = performance.now()
  const built = await buildRequest(photos, project, COMETAPI)
  if (!built.ok) throw new Error(built.error.code)
  const afterBuild = Math.round(delay.max / 1e6)
  await pause(1)
  const { bytes } = writeRequest(built.value.body)
  await pause(1)
  const saved = await writeDurably(join(folder, 'request.json'), bytes)
  if (!saved.ok) throw new Error(saved.error.code)
  delay.disable()
  const total = Math.round(performance.now() - started)
  const longest = Math.round(delay.max / 1e6)
  console.log(
    `build-request  deaf for ${longest} ms at most (target <= ${TARGET_MS}; before writing ${afterBuild}), ${(bytes.length / 1e6).toFixed(1)} MB in ${total} ms`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

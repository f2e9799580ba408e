import { execFileSync, spawn } from 'node:child_process'
import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Page } from 'playwright/test'
import { polylinePath } from '../../src-shared/geometry/path.ts'
import { fromBytes } from '../../src-shared/labels/labelMap.ts'
import type { ClipSpec } from '../../src-shared/motion/clipSpec.ts'
import { PLAIN_MOVEMENT } from '../../src-shared/project/movement.ts'
import { newProject, type Photo } from '../../src-shared/project/project.ts'
import { toWire, type WireProject } from '../../src-shared/project/wire.ts'
import type { Take } from '../../src-shared/take.ts'
import {
  checkout,
  closeAll,
  electronArguments,
  electronPath,
  environment,
  launch,
  newFolder,
  pressClose,
  saveTo,
  titleOf,
} from './support/app.ts'
import { callFrom, hear } from './support/bridge.ts'
import { handsOn } from './support/editor.ts'

test.afterEach(closeAll)

const rocket = join(checkout, 'resources/rocket.jpg')

async function acceptedRocket(page: Page): Promise<Photo> {
  const accepted = await callFrom(page, 'file:accept', {
    name: 'rocket.jpg',
    bytes: new Uint8Array(readFileSync(rocket)),
  })
  if (!accepted.ok || accepted.value.kind !== 'photo') throw new Error('The photo was not taken in')
  return accepted.value.accepted.photo
}

/** A square of the photo that goes to the right. */
function movingProject(photo: Photo): WireProject {
  const labels = new Uint8Array(photo.width * photo.height)
  for (let y = 100; y < 200; y++) labels.fill(2, y * photo.width + 100, y * photo.width + 200)
  const path = polylinePath([
    { x: 150, y: 150 },
    { x: 350, y: 150 },
  ])
  const group = {
    id: 'square',
    label: 2,
    name: 'Square',
    visible: true,
    locked: false,
    sent: true,
    motion: 'slide' as const,
    movement: PLAIN_MOVEMENT,
    path,
  }
  return toWire({ ...newProject(photo), labels: fromBytes(photo, labels), groups: [group] })
}

const specOf = ({ width, height }: Photo, durationSeconds = 2): ClipSpec => ({
  format: 'mp4',
  width,
  height,
  fps: 30,
  durationSeconds,
  loop: 'none',
})

async function startedTake(page: Page, durationSeconds?: number): Promise<Take> {
  const photo = await acceptedRocket(page)
  const order = { name: 'Rocket', project: movingProject(photo), spec: specOf(photo, durationSeconds) }
  const by = { engine: { id: 'local', custom: null }, count: 1, externalId: null }
  const takes = await callFrom(page, 'take:start', { ...order, ...by })
  if (!takes.ok) throw new Error(takes.error.code)
  const [take] = takes.value
  if (!take) throw new Error('no take was started')
  return take
}

async function takeOf(page: Page, id: string): Promise<Take | undefined> {
  const listed = await callFrom(page, 'take:list', { ids: [id] })
  return listed.ok ? listed.value[0] : undefined
}

const stateOf = (page: Page, id: string) => async () => (await takeOf(page, id))?.state

interface Probed {
  readonly streams: readonly { codec_name: string; width: number; height: number; nb_read_frames: string }[]
}

const probe = (clip: string): Probed['streams'][number] | undefined => {
  const show = [
    '-count_frames',
    '-show_entries',
    'stream=codec_name,width,height,nb_read_frames',
    '-of',
    'json',
  ]
  return (JSON.parse(execFileSync('ffprobe', ['-v', 'error', ...show, clip], { encoding: 'utf8' })) as Probed)
    .streams[0]
}

test('a photo named at the start is opened, and a second start hands its own over and ends', async () => {
  const folder = newFolder()
  const running = await launch({ userData: folder, args: [rocket] })
  await expect.poll(() => titleOf(running)).toContain('rocket')
  const other = join(newFolder(), 'other.jpg')
  writeFileSync(other, readFileSync(rocket))
  const opened = await hear(running.page, 'file:opened')
  const second = spawn(electronPath(), [...electronArguments, other], {
    env: environment(folder),
    stdio: 'ignore',
  })
  const code = await new Promise((done) => second.once('exit', done))
  expect(code).toBe(0)
  expect(await opened()).toMatchObject({ kind: 'photo', accepted: { photo: { name: 'other.jpg' } } })
})

test('a start with what is no photo opens the editor and says so', async () => {
  const text = join(newFolder(), 'notes.jpg')
  writeFileSync(text, 'not a photo at all')
  const { page } = await launch({ args: [text] })
  await expect(page.getByText(/not a photo that can be opened/).first()).toBeVisible()
})

test('a window with unsaved work asks before it closes, and closes when the work is given up', async () => {
  const running = await launch({ args: [rocket] })
  const { app, page } = running
  const child = app.process()
  const ended = new Promise((done) => child.once('exit', done))
  await expect(page.getByText('640 × 427')).toBeVisible()
  await handsOn(page, { width: 640, height: 427 }).drag([100, 100], [200, 150])
  // The title says that main knows of it.
  await expect.poll(() => titleOf(running)).toContain('rocket •')
  await pressClose(running)
  await expect(page.getByRole('heading', { name: 'Save changes to rocket?' })).toBeVisible()
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  // The page ends under the click.
  await page
    .getByRole('button', { name: 'Don’t save' })
    .click()
    .catch(() => undefined)
  expect(await ended).toBe(0)
})

test('the menu tells the editor what was chosen', async () => {
  const { app, page } = await launch()
  const chosen = await hear(page, 'menu:chosen')
  await app.evaluate(({ Menu }) => {
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'View')
    file?.submenu?.items.find(({ label }) => label === 'Fit the photo')?.click()
  })
  expect(await chosen()).toEqual({ action: 'view.fit' })
})

test('a take becomes a clip that plays from any place, and is exported in both formats', async () => {
  const running = await launch()
  const { page } = running
  const { id, state } = await startedTake(page)
  expect(state).toBe('waiting')
  await expect.poll(stateOf(page, id), { timeout: 30_000 }).toBe('ready')
  const take = await takeOf(page, id)
  expect(take?.clip).toMatchObject({
    format: 'mp4',
    frames: 60,
    fps: 30,
    durationSeconds: 2,
    width: 640,
    height: 428,
  })
  const seen = await page.evaluate(async (clip) => {
    const part = await fetch(clip, { headers: { range: 'bytes=4-7' } })
    const video = document.createElement('video')
    video.muted = true
    video.src = clip
    const event = (name: string) => new Promise((done) => video.addEventListener(name, done, { once: true }))
    await event('loadeddata')
    video.currentTime = 1.5
    await event('seeked')
    return { status: part.status, box: await part.text(), time: video.currentTime, width: video.videoWidth }
  }, `/clip/${id}`)
  expect(seen).toEqual({ status: 206, box: 'ftyp', time: 1.5, width: 640 })

  const out = newFolder()
  for (const [name, codec] of [
    ['clip.mp4', 'h264'],
    ['clip.webm', 'vp9'],
  ] as const) {
    await saveTo(running, join(out, name))
    expect(await callFrom(page, 'take:export', { id })).toEqual({ ok: true, value: { name } })
    expect(probe(join(out, name))).toMatchObject({ codec_name: codec, nb_read_frames: '60' })
  }
  expect(readdirSync(out).sort()).toEqual(['clip.mp4', 'clip.webm'])
  await saveTo(running, join(out, 'clip.mov'))
  // An ending that is no clip's is part of the name.
  expect(await callFrom(page, 'take:export', { id })).toEqual({ ok: true, value: { name: 'clip.mov.mp4' } })
  await saveTo(running, null)
  expect(await callFrom(page, 'take:export', { id })).toEqual({ ok: true, value: null })
})

test('a take can be stopped while it renders', async () => {
  const { page } = await launch()
  const { id } = await startedTake(page, 60)
  await expect.poll(stateOf(page, id)).toBe('rendering')
  await callFrom(page, 'take:cancel', { id })
  await expect.poll(stateOf(page, id)).toBe('cancelled')
})

test('a take that was under way when the app was killed is there afterwards, marked as interrupted', async () => {
  const userData = newFolder()
  const first = await launch({ userData })
  const { id } = await startedTake(first.page, 60)
  await expect.poll(stateOf(first.page, id)).toBe('rendering')
  first.app.process().kill('SIGKILL')
  await first.close()
  const { page } = await launch({ userData })
  expect(await takeOf(page, id)).toMatchObject({ state: 'failed', error: { code: 'take/interrupted' } })
})

test('the log names what happened and nothing of what was in it', async () => {
  const { page, userData } = await launch({ args: [rocket] })
  await callFrom(page, 'take:cancel', { id: 'a canary' })
  await expect
    .poll(() => readFileSync(join(userData, 'kinebrush.log'), 'utf8'))
    .toContain('take:cancel wrong input at id')
  const log = readFileSync(join(userData, 'kinebrush.log'), 'utf8')
  expect(log).not.toContain('canary')
  expect(log).not.toContain(rocket)
})

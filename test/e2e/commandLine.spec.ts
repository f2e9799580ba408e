import { spawn } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'playwright/test'
import sharp from 'sharp'
import { checkout, closeAll, electronArguments, electronPath, newFolder } from './support/app.ts'

test.afterEach(closeAll)

const rocket = join(checkout, 'resources/rocket.jpg')

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a command as `npm run cli` does, with no display; `watch` sees standard error grow. */
function command(
  args: readonly string[],
  watch: (stderr: string, interrupt: () => void) => void = () => undefined,
) {
  const env = { ...process.env, DISPLAY: '', ELECTRON_RUN_AS_NODE: undefined }
  const flags = ['--log-level=3', '--ozone-platform=headless', '--disable-gpu', ...electronArguments, '--cli']
  const child = spawn(electronPath(), [...flags, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  return new Promise<Ended>((done) => {
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (text) => (stdout += String(text)))
    child.stderr.on('data', (text) => {
      stderr += String(text)
      watch(stderr, () => void child.kill('SIGINT'))
    })
    child.once('close', (code) => done({ code, stdout, stderr }))
  })
}

async function movingProject(folder: string): Promise<string> {
  const path = join(folder, 'rocket.kinebrush')
  const mask = join(newFolder(), 'mask.png')
  const square = Buffer.from(
    '<svg width="640" height="427"><rect x="280" y="150" width="80" height="80" fill="#fff"/></svg>',
  )
  await sharp(square).flatten({ background: '#000' }).png().toFile(mask)
  const made = await command(['new', rocket, '-o', path, '--group', mask, '--path', '300,200 300,50'])
  expect(made.stderr).toBe('')
  expect(made.code).toBe(0)
  return path
}

test('results longer than a pipe holds come whole, and nothing else stands among them', async () => {
  const project = await movingProject(newFolder())
  const { code, stdout, stderr } = await command(['request', project])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  expect(stdout.length).toBeGreaterThan(128 * 1024)
  expect(JSON.parse(stdout)).toMatchObject({ model_name: 'kling-v1' })
})

test('an interrupted command ends with 130, and leaves neither half a clip nor a photo behind', async () => {
  const folder = newFolder()
  const project = await movingProject(folder)
  let interrupted = false
  const clip = join(folder, 'clip.mp4')
  const render = ['render', project, '-o', clip, '--duration', '60', '--size', '1920x1280']
  const { code, stderr } = await command(render, (text, interrupt) => {
    if (interrupted || !text.includes('rendering')) return
    interrupted = true
    interrupt()
  })
  expect(code).toBe(130)
  expect(stderr).toContain('error cancelled')
  expect(readdirSync(folder)).toEqual(['rocket.kinebrush'])
})

import { expect, test } from 'vitest'
import { launchOf } from '../../../src-main/app/launch.ts'

const checkout = { packaged: false, appFolder: '/src/kinebrush', workingFolder: '/home/ann' }
const installed = { ...checkout, packaged: true }

test('a checkout’s own arguments begin after its folder, among Chromium’s switches', () => {
  const argv = [
    'electron',
    '--log-level=3',
    '-r',
    'loader.js',
    '/src/kinebrush',
    '--cli',
    'check',
    'a.kinebrush',
  ]
  expect(launchOf(argv, checkout)).toEqual({ kind: 'commandLine', args: ['check', 'a.kinebrush'] })
})

test('the folder may be named from where the process was started', () => {
  const argv = ['electron', '../kinebrush', 'photo.jpg']
  expect(launchOf(argv, { ...checkout, workingFolder: '/src/x' })).toEqual({
    kind: 'editor',
    file: '/src/x/photo.jpg',
  })
})

test('everything after --cli is the command’s, switches too, but for the divider before it', () => {
  const argv = ['kinebrush', '--cli', '--', 'render', 'p', '-o', 'c.mp4', '--cli']
  expect(launchOf(argv, installed)).toEqual({
    kind: 'commandLine',
    args: ['render', 'p', '-o', 'c.mp4', '--cli'],
  })
})

test('without --cli the first argument that is no switch is a file to open', () => {
  expect(launchOf(['kinebrush', '--no-sandbox', 'b.png'], installed)).toEqual({
    kind: 'editor',
    file: '/home/ann/b.png',
  })
  expect(launchOf(['kinebrush', '--no-sandbox'], installed)).toEqual({ kind: 'editor', file: null })
  expect(launchOf(['electron', '/src/kinebrush'], checkout)).toEqual({ kind: 'editor', file: null })
})

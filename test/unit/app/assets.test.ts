import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assetAt } from '../../../src-main/app/assets.ts'

const top = mkdtempSync(join(tmpdir(), 'kinebrush-assets-'))
afterAll(() => rmSync(top, { recursive: true, force: true }))
const root = join(top, 'root')

beforeAll(() => {
  mkdirSync(join(root, 'render'), { recursive: true })
  mkdirSync(join(top, 'root-evil'))
  writeFileSync(join(root, 'index.html'), '<!doctype html>')
  writeFileSync(join(root, 'render', 'index.html'), 'render')
  writeFileSync(join(root, 'a b.js'), 'js')
  writeFileSync(join(root, 'notes.txt'), 'no page needs it')
  writeFileSync(join(top, 'secret.json'), '{}')
  writeFileSync(join(top, 'root-evil', 'secret.json'), '{}')
  symlinkSync(join(top, 'secret.json'), join(root, 'link.json'))
  symlinkSync(top, join(root, 'up'))
  symlinkSync(join(root, 'a b.js'), join(root, 'inside.js'))
  mkdirSync(join(root, 'folder.js'))
})

describe('the pages', () => {
  test.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/', 'text/html; charset=utf-8'],
    ['/render/', 'text/html; charset=utf-8'],
    ['/a%20b.js', 'text/javascript; charset=utf-8'],
    ['/inside.js', 'text/javascript; charset=utf-8'],
  ])('%s is served', async (pathname, mediaType) => {
    expect(await assetAt(root, pathname)).toMatchObject({ mediaType })
  })

  test.each([
    '/nothing.html',
    '/notes.txt',
    '/folder.js',
    '/../secret.json',
    '/render/../../secret.json',
    '/%2e%2e/secret.json',
    '/..%2fsecret.json',
    '/%2e%2e%2fsecret.json',
    '/%252e%252e/secret.json',
    '/..%5csecret.json',
    '/render\\..\\..\\secret.json',
    '/index.html%00.json',
    '/%00',
    '/%',
    '/../root-evil/secret.json',
    '/link.json',
    '/up/secret.json',
    '/C:/secret.json',
    `/${top}/secret.json`,
    `//${top}/secret.json`,
  ])('%s is not found', async (pathname) => {
    expect(await assetAt(root, pathname)).toBeNull()
  })
})

// The program behind `electron [-r module] <app folder> [arguments…]`. Official builds bring their own (default_app.asar);
// the runtime made by fallbackRuntime.mjs gets this one. It must be an ES module: Electron holds back the ready event
// until a module's top-level await is over, and the app's main has things to do before ready.
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

const args = process.argv.slice(1)
/** @type {string[]} */
const required = []
let folder = ''
while (args.length > 0 && folder === '') {
  const arg = args.shift() ?? ''
  if (arg === '-r' || arg === '--require') required.push(args.shift() ?? '')
  else if (!arg.startsWith('-')) folder = resolve(arg)
}

// Playwright's loader comes this way; it wants to be there before the app.
const require = createRequire(join(process.cwd(), 'main.mjs'))
for (const module of required) require(module)

const manifestPath = join(folder, 'package.json')
if (folder === '' || !existsSync(manifestPath)) {
  console.error(`${folder || 'No folder given'}: there is no app here. Give a folder with a package.json.`)
  process.exit(1)
}
const manifest = JSON.parse(readFileSync(manifestPath, 'utf8'))
Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
// Electron has these for its own default app; its type definitions leave them out.
const internals = /** @type {{ setVersion(version: string): void, setAppPath(folder: string): void }} */ (
  /** @type {unknown} */ (app)
)
app.setName(manifest.productName ?? manifest.name)
internals.setVersion(manifest.version)
internals.setAppPath(folder)
await import(pathToFileURL(createRequire(manifestPath).resolve(folder)).href)

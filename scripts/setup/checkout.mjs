// Where things are, and how set-up speaks. Node builtins only: this is loaded before the packages are there.
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

/** The folder of package.json. */
export const checkout = resolve(import.meta.dirname, '../..')

/** Stamps and bundles that belong to this checkout and may be deleted at any time. */
export const checkoutCache = join(checkout, 'node_modules/.cache/kinebrush')

/** What is shared between checkouts and outlives node_modules: the Electron of the package registry, 300 MB. */
export function userCache() {
  if (process.env['KINEBRUSH_CACHE']) return resolve(process.env['KINEBRUSH_CACHE'])
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'kinebrush')
}

/**
 * The folder the person typed the command in: npm changes to the checkout before it runs a script.
 */
export const callersFolder = () => process.env['INIT_CWD'] || process.cwd()

/**
 * Says a line to the person. Standard output belongs to results, so this is standard error.
 * @param {string} line
 */
export function say(line) {
  process.stderr.write(`${line}\n`)
}

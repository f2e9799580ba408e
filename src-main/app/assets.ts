import { realpath, stat } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, sep } from 'node:path'

/** What a page of the app may consist of. A file of another kind is not served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export interface Asset {
  readonly path: string
  readonly mediaType: string
  readonly bytes: number
}

/** The file of the built pages that an address's path names, or null: for what is not there, and for all ways out. */
export async function assetAt(root: string, pathname: string): Promise<Asset | null> {
  const name = decoded(pathname)
  if (name === null) return null
  const mediaType = MEDIA_TYPES[extname(name).toLowerCase()]
  if (mediaType === undefined) return null
  try {
    // Both ends are made real first: a link inside the folder may lead out of it.
    const [folder, path] = await Promise.all([realpath(root), realpath(join(root, name))])
    if (!isInside(folder, path)) return null
    const found = await stat(path)
    return found.isFile() ? { path, mediaType, bytes: found.size } : null
  } catch {
    return null
  }
}

function decoded(pathname: string): string | null {
  try {
    const name = decodeURIComponent(pathname)
    if (/[\0\\:]/.test(name)) return null
    return name.split('/').includes('..') ? null : name.endsWith('/') ? `${name}index.html` : name
  } catch {
    return null
  }
}

// Not startsWith: /root-evil begins with /root.
function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path)
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way)
}

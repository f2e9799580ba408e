import { stat } from 'node:fs/promises'
import { APP_ORIGIN } from '../../src-shared/contract.ts'
import { colourSchema, type Colour } from '../../src-shared/colour.ts'
import type { Size } from '../../src-shared/geometry/point.ts'
import { MAX_PHOTO_PIXELS } from '../../src-shared/limits.ts'
import { photoIdSchema } from '../../src-shared/project/wire.ts'
import type { Result } from '../../src-shared/result.ts'
import { takeIdSchema } from '../../src-shared/take.ts'
import { assetAt } from './assets.ts'
import { byteRange } from './byteRange.ts'
import { bytesBody } from './bytesBody.ts'
import { fileBody } from './fileBody.ts'
import { baseHeaders } from './headers.ts'

export interface Clip {
  readonly path: string
  readonly format: 'mp4' | 'webm'
}

/** What stands behind the addresses that app:// answers. */
export interface Sources {
  /** The built pages; or, in development, the address of the server that builds them as they are asked for. */
  readonly pages: { readonly folder: string } | { readonly server: string }
  readonly pixels: (id: string, size: Size, background: Colour) => Promise<Result<Uint8Array>>
  readonly glance: (id: string, background: Colour) => Promise<Result<Uint8Array>>
  readonly clip: (takeId: string) => Clip | null
}

/** Answers a request of the app's own pages. Whatever is not exactly one of the known addresses is not found. */
export async function answerOf(sources: Sources, request: Request): Promise<Response> {
  const url = new URL(request.url)
  const headers = baseHeaders('server' in sources.pages)
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return notFound(headers)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { ...headers, Allow: 'GET, HEAD' } })
  }
  const answer = await found(sources, url, request, headers)
  if (request.method === 'GET') return answer
  await answer.body?.cancel()
  return new Response(null, answer)
}

type Headers = Readonly<Record<string, string>>

const notFound = (headers: Headers): Response => new Response('Not found', { status: 404, headers })

function found(sources: Sources, url: URL, request: Request, headers: Headers): Promise<Response> {
  const [, kind, ...rest] = url.pathname.split('/')
  if (kind === 'photo') return photo(sources, rest, headers)
  if (kind === 'clip') return clip(sources, rest, request.headers.get('range'), headers)
  return 'server' in sources.pages
    ? fromServer(sources.pages.server, url, headers)
    : page(sources.pages.folder, url.pathname, headers)
}

async function page(folder: string, pathname: string, headers: Headers): Promise<Response> {
  const asset = await assetAt(folder, pathname)
  if (!asset) return notFound(headers)
  const body = asset.bytes > 0 ? fileBody(asset.path, { first: 0, last: asset.bytes - 1 }) : null
  const own = { 'Content-Type': asset.mediaType, 'Content-Length': String(asset.bytes) }
  return new Response(body, { headers: { ...headers, ...own } })
}

/** `/photo/<id>/<width>x<height>/<rrggbb>`: RGBA bytes, row by row, on that colour. With `glance` in the place of a size a small JPEG. */
async function photo(
  { pixels, glance }: Sources,
  rest: readonly string[],
  headers: Headers,
): Promise<Response> {
  const [id, text, colour, ...more] = rest
  const background = colourSchema.safeParse(`#${colour}`)
  const sides = /^([1-9]\d{0,5})x([1-9]\d{0,5})$/.exec(text ?? '')
  if (
    !photoIdSchema.safeParse(id).success ||
    id === undefined ||
    !(sides || text === 'glance') ||
    !background.success ||
    more.length > 0
  ) {
    return notFound(headers)
  }
  const size = sides && { width: Number(sides[1]), height: Number(sides[2]) }
  if (size && size.width * size.height > MAX_PHOTO_PIXELS) return notFound(headers)
  const bytes = await (size ? pixels(id, size, background.data) : glance(id, background.data))
  if (!bytes.ok) return notFound(headers)
  const type = size ? 'application/octet-stream' : 'image/jpeg'
  const own = { 'Content-Type': type, 'Content-Length': String(bytes.value.length) }
  return new Response(bytesBody(bytes.value), { headers: { ...headers, ...own } })
}

/** `/clip/<take id>`, in parts too: without them a video cannot be sought in. */
async function clip(
  sources: Sources,
  rest: readonly string[],
  rangeHeader: string | null,
  headers: Headers,
): Promise<Response> {
  const [id, ...more] = rest
  const known = takeIdSchema.safeParse(id)
  const file = known.success && more.length === 0 ? sources.clip(known.data) : null
  const bytes = file ? await sizeOf(file.path) : null
  if (!file || bytes === null || bytes === 0) return notFound(headers)
  const range = byteRange(rangeHeader, bytes)
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { ...headers, 'Content-Range': `bytes */${bytes}` } })
  }
  const { first, last } = range ?? { first: 0, last: bytes - 1 }
  return new Response(fileBody(file.path, { first, last }), {
    status: range ? 206 : 200,
    headers: {
      ...headers,
      'Content-Type': `video/${file.format}`,
      'Content-Length': String(last + 1 - first),
      'Accept-Ranges': 'bytes',
      ...(range && { 'Content-Range': `bytes ${first}-${last}/${bytes}` }),
    },
  })
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    const file = await stat(path)
    return file.isFile() ? file.size : null
  } catch {
    return null
  }
}

// The pages keep the app's own origin in development too, so that the same checks hold and are seen to hold.
async function fromServer(server: string, url: URL, headers: Headers): Promise<Response> {
  const answer = await fetch(new URL(`${url.pathname}${url.search}`, server))
  const mediaType = answer.headers.get('content-type')
  return new Response(answer.body, {
    status: answer.status,
    headers: { ...headers, ...(mediaType !== null && { 'Content-Type': mediaType }) },
  })
}

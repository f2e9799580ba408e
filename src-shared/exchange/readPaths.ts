import { isInReach } from '../geometry/reach.ts'
import { contains, type Size } from '../geometry/point.ts'
import { MAX_PATH_POINTS, MAX_PATH_TEXT, MIN_PATH_POINTS } from '../limits.ts'
import { fail, ok, type Result } from '../result.ts'
import { isKeyframes, readKeyframes } from './afterEffects.ts'
import { damaged, type FoundPaths } from './found.ts'
import { readCsv } from './pathCsv.ts'
import { readJson } from './pathJson.ts'
import { readTracks } from './pathTracks.ts'

/**
 * The paths in a text of any of the formats; which one, it shows itself. Points far outside the photo are refused,
 * those a little outside are kept.
 */
export function readPaths(text: string, photo: Size): Result<FoundPaths> {
  if (text.length > MAX_PATH_TEXT) return fail({ code: 'path/too-large', limitBytes: MAX_PATH_TEXT })
  const found = readAny(text.replace(/^\uFEFF/, '').trim())
  if (!found.ok) return found
  for (const { anchors } of found.value.paths) {
    if (anchors.length < MIN_PATH_POINTS || anchors.length > MAX_PATH_POINTS) {
      const [least, most] = [MIN_PATH_POINTS, MAX_PATH_POINTS]
      return fail({ code: 'path/point-count', found: anchors.length, least, most })
    }
    const far = anchors.find((anchor) => !isInReach(anchor, photo))
    if (far) return fail({ code: 'path/too-far', x: far.x, y: far.y })
  }
  return found
}

function readAny(text: string): Result<FoundPaths> {
  if (text === '') return fail({ code: 'path/empty' })
  if (isKeyframes(text)) return readKeyframes(text)
  if (!/^[[{]/.test(text)) return readCsv(text)
  const json = parsed(text)
  if (!json.ok) return json
  if (Array.isArray(json.value)) return readTracks(json.value)
  return readJson(json.value) ?? fail({ code: 'path/unknown-format' })
}

function parsed(text: string): Result<unknown> {
  try {
    return ok(JSON.parse(text) as unknown)
  } catch (error) {
    return damaged(text.startsWith('{') ? 'json' : 'tracks', 0, error instanceof Error ? error.message : '')
  }
}

/** How many of the points lie outside the photo: kept, and worth a word. */
export const countOutside = ({ paths }: FoundPaths, photo: Size): number =>
  paths.reduce((sum, { anchors }) => sum + anchors.filter((anchor) => !contains(photo, anchor)).length, 0)

import { MAX_MODEL_LENGTH } from '../limits.ts'
import { z } from '../schema.ts'
import { readJson } from './bigJson.ts'

/** Most names that are taken of a list: relays have some hundred models. */
const MOST_MODELS = 1000

/** The form of OpenAI's `GET /v1/models`, which relays use. */
const listSchema = z.object({ data: z.array(z.object({ id: z.string() })).max(10_000) })

/**
 * The names in a list of models; null where it is none. A relay has models of all kinds: where some are Kling's by
 * their name, only those are of use here.
 */
export function readModelList(body: string): string[] | null {
  const list = listSchema.safeParse(readJson(body))
  if (!list.success) return null
  const names = list.data.data
    .map(({ id }) => id)
    .filter((id) => NAME.test(id) && id.length <= MAX_MODEL_LENGTH)
  const unique = [...new Set(names)].toSorted()
  const klings = unique.filter((name) => /kling/i.test(name))
  return (klings.length > 0 ? klings : unique).slice(0, MOST_MODELS)
}

/** Printable and without blanks: it goes on a terminal and into a request. */
const NAME = /^[\x21-\x7e]+$/

import { createHash } from 'node:crypto'
import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from '../../src-shared/schema.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { profileOf, type ServiceProfile } from '../../src-shared/service/profiles.ts'
import { checkCredentials, type Credentials } from '../engines/service/credentials.ts'
import { writeDurably } from '../projects/durableSave.ts'
import { readWhole } from '../projects/readWhole.ts'

/** The system's safe for secrets. */
export interface Safe {
  /** Whether it can be used at all. */
  available(): boolean
  /** Whether what it keeps could be read by anybody who finds the file: its password is in the program. */
  weak(): boolean
  /** Both throw where the system refuses. */
  encrypt(text: string): Uint8Array
  decrypt(bytes: Uint8Array): string
}

/** What a window may know of a key. */
export interface KeyStatus {
  readonly present: boolean
  readonly last4: string
  readonly kept: 'disk' | 'session' | null
  /** This computer has no safe for secrets that deserves the name. */
  readonly weak: boolean
}

/** Whose key it is: a service's, at the address where it was when the key was entered. */
export type KeyPlace = Pick<ServiceProfile, 'id' | 'name' | 'baseUrl'>

/**
 * The keys of services: typed once, read by main alone. A key belongs to a scheme, host and port: at another address
 * of the same service there is none, so it is asked for again and never sent to where it was not meant for.
 */
export interface KeyStore {
  status(place: KeyPlace): Promise<KeyStatus>
  /** Keeps a key; only for this session where the safe is weak, unless the person agreed. */
  set(place: KeyPlace, credentials: Credentials, keepWeak: boolean): Promise<Result<KeyStatus>>
  /** Has a key at hand for this session, and never on the disk. */
  lend(place: KeyPlace, credentials: Credentials): void
  forget(place: KeyPlace): Promise<Result<KeyStatus>>
  credentials(place: KeyPlace): Promise<Result<Credentials>>
}

const credentialsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), key: z.string() }),
  z.object({ kind: z.literal('jwt'), accessKey: z.string(), secretKey: z.string() }),
])
const keptSchema = z.object({ origin: z.string(), credentials: credentialsSchema })
type Kept = z.infer<typeof keptSchema>

const MAX_FILE_BYTES = 64 * 1024
/** Fewer than this shown of a short key would be most of it, characters. */
const LEAST_SHOWN_OF = 12

/** A place that a key can be kept for. */
interface Slot {
  readonly origin: string
  /** The name of its file. */
  readonly name: string
}

/** Keys in files of that folder, one a service and address, readable by their owner alone. */
export function openKeyStore(fileOf: (name: string) => string, safe: Safe): KeyStore {
  const session = new Map<string, Credentials>()
  const onDisk = async ({ name, origin }: Slot): Promise<Credentials | null> => {
    const kept = await readKey(fileOf(name), safe)
    return kept?.origin === origin ? kept.credentials : null
  }
  const find = async (slot: Slot | null): Promise<Credentials | null> =>
    slot && (session.get(slot.name) ?? (await onDisk(slot)))

  const status = async (place: KeyPlace): Promise<KeyStatus> => {
    const slot = slotOf(place)
    const kept = await find(slot)
    return {
      present: kept !== null,
      last4: kept ? lastFour(kept) : '',
      kept: kept === null ? null : session.has(slot?.name ?? '') ? 'session' : 'disk',
      weak: isWeak(safe),
    }
  }
  const store: KeyStore = {
    status,
    async set(place, given, keepWeak) {
      if (!profileOf(place.id)) return fail({ code: 'engine/unknown', engine: place.id })
      const slot = slotOf(place)
      if (!slot) return fail({ code: 'service/address', address: '', reason: 'not-an-address' })
      const checked = checkCredentials(given, place.name)
      if (!checked.ok) return checked
      if (isWeak(safe) && !(keepWeak && safe.available())) {
        // One that was kept before must not come back at the next start.
        await rm(fileOf(slot.name), { force: true })
        session.set(slot.name, checked.value)
        return ok(await status(place))
      }
      const kept = { origin: slot.origin, credentials: checked.value }
      const written = await writeKey(fileOf(slot.name), kept, safe)
      if (!written.ok) return written
      session.delete(slot.name)
      return ok(await status(place))
    },
    lend(place, credentials) {
      const slot = slotOf(place)
      if (slot) session.set(slot.name, credentials)
    },
    async forget(place) {
      const slot = slotOf(place)
      if (slot) {
        session.delete(slot.name)
        await rm(fileOf(slot.name), { force: true })
      }
      return ok(await status(place))
    },
    async credentials(place) {
      const kept = await find(slotOf(place))
      return kept ? ok(kept) : fail({ code: 'service/key-missing', service: place.name })
    },
  }
  return store
}

/** Null where there is no such service, or nothing that could be its address. */
function slotOf({ id, baseUrl }: KeyPlace): Slot | null {
  const profile = profileOf(id)
  if (!profile || !URL.canParse(baseUrl)) return null
  const { origin } = new URL(baseUrl)
  // What is no web address has no origin that could be told from another's.
  if (origin === 'null') return null
  const own = URL.canParse(profile.baseUrl) && new URL(profile.baseUrl).origin === origin
  const mark = createHash('sha256').update(origin).digest('hex').slice(0, 16)
  return { origin, name: own ? id : `${id}-${mark}` }
}

const isWeak = (safe: Safe): boolean => !safe.available() || safe.weak()

function lastFour(credentials: Credentials): string {
  const key = credentials.kind === 'bearer' ? credentials.key : credentials.accessKey
  return key.length >= LEAST_SHOWN_OF ? key.slice(-4) : ''
}

async function writeKey(path: string, kept: Kept, safe: Safe): Promise<Result<unknown>> {
  let bytes: Uint8Array
  try {
    bytes = safe.encrypt(JSON.stringify(kept))
  } catch {
    return fail({ code: 'file/unwritable', name: 'the key', detail: 'the system does not encrypt it' })
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => undefined)
  return writeDurably(path, bytes, OWNER_ONLY)
}

const OWNER_ONLY = 0o600

/** Null for none, and for one that can no longer be read: another desktop has another safe, so it is asked for again. */
async function readKey(path: string, safe: Safe): Promise<Kept | null> {
  const bytes = await readWhole(path, MAX_FILE_BYTES, () => ({ code: 'cancelled' }))
  if (!bytes.ok || !safe.available()) return null
  try {
    return keptSchema.parse(JSON.parse(safe.decrypt(bytes.value)))
  } catch {
    return null
  }
}

import { mkdir, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { z } from '../../src-shared/schema.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { profileOf } from '../../src-shared/service/profiles.ts'
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

/** The keys of services: typed once, read by main alone. */
export interface KeyStore {
  status(engine: string): Promise<KeyStatus>
  /** Keeps a key; only for this session where the safe is weak, unless the person agreed. */
  set(engine: string, credentials: Credentials, keepWeak: boolean): Promise<Result<KeyStatus>>
  forget(engine: string): Promise<Result<KeyStatus>>
  credentials(engine: string): Promise<Result<Credentials>>
}

const credentialsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('bearer'), key: z.string() }),
  z.object({ kind: z.literal('jwt'), accessKey: z.string(), secretKey: z.string() }),
])

const MAX_FILE_BYTES = 64 * 1024
/** Fewer than this shown of a short key would be most of it, characters. */
const LEAST_SHOWN_OF = 12

/** Keys in files of that folder, one a service, readable by their owner alone. */
export function openKeyStore(fileOf: (engine: string) => string, safe: Safe): KeyStore {
  const session = new Map<string, Credentials>()
  const nameOf = (engine: string): string => profileOf(engine)?.name ?? engine
  const onDisk = (engine: string): Promise<Credentials | null> => readKey(fileOf(engine), safe)

  const status = async (engine: string): Promise<KeyStatus> => {
    const remembered = session.get(engine)
    const kept = remembered ?? (await onDisk(engine))
    return {
      present: kept !== null,
      last4: kept ? lastFour(kept) : '',
      kept: remembered ? 'session' : kept ? 'disk' : null,
      weak: isWeak(safe),
    }
  }
  const store: KeyStore = {
    status,
    async set(engine, given, keepWeak) {
      if (!profileOf(engine)) return fail({ code: 'engine/unknown', engine })
      const checked = checkCredentials(given, nameOf(engine))
      if (!checked.ok) return checked
      if (isWeak(safe) && !(keepWeak && safe.available())) {
        // One that was kept before must not come back at the next start.
        await rm(fileOf(engine), { force: true })
        session.set(engine, checked.value)
        return ok(await status(engine))
      }
      const written = await writeKey(fileOf(engine), checked.value, safe)
      if (!written.ok) return written
      session.delete(engine)
      return ok(await status(engine))
    },
    async forget(engine) {
      session.delete(engine)
      if (profileOf(engine)) await rm(fileOf(engine), { force: true })
      return ok(await status(engine))
    },
    async credentials(engine) {
      const kept = session.get(engine) ?? (await onDisk(engine))
      return kept ? ok(kept) : fail({ code: 'service/key-missing', service: nameOf(engine) })
    },
  }
  return store
}

const isWeak = (safe: Safe): boolean => !safe.available() || safe.weak()

function lastFour(credentials: Credentials): string {
  const key = credentials.kind === 'bearer' ? credentials.key : credentials.accessKey
  return key.length >= LEAST_SHOWN_OF ? key.slice(-4) : ''
}

async function writeKey(path: string, credentials: Credentials, safe: Safe): Promise<Result<unknown>> {
  let bytes: Uint8Array
  try {
    bytes = safe.encrypt(JSON.stringify(credentials))
  } catch {
    return fail({ code: 'file/unwritable', name: 'the key', detail: 'the system does not encrypt it' })
  }
  await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(() => undefined)
  return writeDurably(path, bytes, OWNER_ONLY)
}

const OWNER_ONLY = 0o600

/** Null for none, and for one that can no longer be read: another desktop has another safe, so it is asked for again. */
async function readKey(path: string, safe: Safe): Promise<Credentials | null> {
  const bytes = await readWhole(path, MAX_FILE_BYTES, () => ({ code: 'cancelled' }))
  if (!bytes.ok || !safe.available()) return null
  try {
    return credentialsSchema.parse(JSON.parse(safe.decrypt(bytes.value)))
  } catch {
    return null
  }
}

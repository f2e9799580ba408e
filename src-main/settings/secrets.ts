import { join } from 'node:path'
import { safeStorage } from 'electron'
import { openKeyStore, type KeyStore, type Safe } from './keyStore.ts'

/** Linux without a key ring encrypts with a password that everybody knows. */
const WEAK_BACKENDS = new Set(['basic_text', 'unknown'])

/* eslint-disable @typescript-eslint/no-deprecated -- The newer calls are missing in the oldest Electron that this runs in. */
const isWeak = (): boolean =>
  process.platform === 'linux' && WEAK_BACKENDS.has(safeStorage.getSelectedStorageBackend())

const systemSafe: Safe = {
  available() {
    // Without a key ring Electron refuses until it is told that its own password will do. A key is put under that only
    // where the person agreed: the store asks `weak` first.
    if (isWeak()) safeStorage.setUsePlainTextEncryption(true)
    return safeStorage.isEncryptionAvailable()
  },
  weak: isWeak,
  encrypt: (text) => safeStorage.encryptString(text),
  decrypt: (bytes) => safeStorage.decryptString(Buffer.from(bytes)),
}

/** The keys of services, encrypted by the system, in a folder of their own. */
export const openSecrets = (folder: string): KeyStore =>
  openKeyStore((name) => join(folder, 'keys', name), systemSafe)

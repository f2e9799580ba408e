import { createRequire } from 'node:module'
import { constants } from 'node:os'
import type plainSharp from 'sharp'

export type { Sharp } from 'sharp'

const load = createRequire(import.meta.url)
const { RTLD_LAZY, RTLD_NOW, RTLD_DEEPBIND } = constants.dlopen

/**
 * sharp's addon; it is loaded here only. On Linux, Electron brings the system's GLib into the process. The addon would
 * call that one's g_object_ref and g_object_unref on objects of libvips, which has a GLib of its own: no picture is
 * ever freed, and now and then the process is ended (sharp's issue 4522). So libvips is loaded first, and by the
 * process's rules, since memory is the process's; then the addon, which shall look into libvips before all else.
 */
export const sharp: typeof plainSharp =
  process.platform === 'linux' && 'electron' in process.versions ? boundToLibvips() : loadSharp()

function loadSharp(): typeof plainSharp {
  return load('sharp') as typeof plainSharp
}

function boundToLibvips(): typeof plainSharp {
  const plain = process.dlopen.bind(process)
  process.dlopen = (module: object, file: string, flags = RTLD_LAZY): void => {
    const isBound = /@img.sharp-linux-[^/\\]+.lib/.test(file) && loadLibvips(file, plain)
    plain(module, file, isBound ? RTLD_NOW | RTLD_DEEPBIND : flags)
  }
  try {
    return loadSharp()
  } finally {
    process.dlopen = plain
  }
}

/** False where the addon comes without a libvips of its own: then there is one GLib, and nothing to keep apart. */
function loadLibvips(addon: string, dlopen: typeof process.dlopen): boolean {
  let libvips: string
  try {
    libvips = createRequire(addon).resolve(`@img/sharp-libvips-linux-${process.arch}/binary`)
  } catch {
    return false
  }
  try {
    dlopen({ exports: {} }, libvips, RTLD_NOW)
  } catch {
    // It is no addon, which Node tells when it is loaded already. It stays so: it is linked never to be unloaded.
  }
  return true
}

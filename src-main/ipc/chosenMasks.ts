import { randomUUID } from 'node:crypto'
import type { Output } from '../../src-shared/contract.ts'
import { sameAspect, type Size } from '../../src-shared/geometry/point.ts'
import { MAX_PHOTO_BYTES } from '../../src-shared/limits.ts'
import { fail, ok, type Result } from '../../src-shared/result.ts'
import { fitMask, readMask, type GreyMask } from '../photos/masks.ts'
import { readWhole } from '../projects/readWhole.ts'
import type { Dialogs } from './dialogs.ts'

/** The mask file that a person has chosen last: read once, then asked for by its id. */
export interface ChosenMasks {
  /** A mask of another shape than the photo is refused here, before anything is asked about its size. */
  choose(photo: Size): Promise<Result<Output<'mask:choose'>>>
  load(maskId: string, photo: Size, scale: boolean): Promise<Result<Output<'mask:load'>>>
}

export function chosenMasks(dialogs: Pick<Dialogs, 'image'>): ChosenMasks {
  let last: { readonly id: string; readonly mask: GreyMask } | null = null
  return {
    async choose(photo) {
      const path = await dialogs.image()
      if (path === null) return ok(null)
      const bytes = await readWhole(path, MAX_PHOTO_BYTES, (found) => ({
        code: 'photo/too-large',
        bytes: found,
        limit: MAX_PHOTO_BYTES,
      }))
      if (!bytes.ok) return bytes
      const mask = await readMask(bytes.value)
      if (!mask.ok) return mask
      const size = { width: mask.value.width, height: mask.value.height }
      if (!sameAspect(size, photo)) return fail({ code: 'mask/aspect', mask: size, photo })
      last = { id: randomUUID(), mask: mask.value }
      return ok({ maskId: last.id, size })
    },
    load(maskId, photo, scale) {
      if (last?.id !== maskId) {
        return Promise.resolve(fail({ code: 'unexpected', detail: 'another mask was chosen since' }))
      }
      // The person says which levels of a soft mask count, so only a black one has nothing painted.
      const grey = fitMask(last.mask, photo, scale, 1)
      return Promise.resolve(grey.ok ? ok({ grey: grey.value }) : grey)
    },
  }
}

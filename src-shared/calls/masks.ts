import { z } from '../schema.ts'
import { sizeSchema } from '../geometry/point.ts'
import { wireProjectSchema } from '../project/wire.ts'
import { bytes, call, name, nothing } from './call.ts'

/** Areas as mask files, in and out. */
export const maskCalls = {
  'mask:choose': call(
    'editor',
    z.object({ photo: sizeSchema }),
    z.object({ maskId: z.string(), size: sizeSchema }).nullable(),
  ),
  'mask:load': call(
    'editor',
    z.object({ maskId: z.string().max(64), photo: sizeSchema, scale: z.boolean() }),
    z.object({ grey: bytes }),
  ),
  /** One area's mask where the person says; its file's name. Null: they left it. */
  'mask:save': call(
    'editor',
    z.object({ project: wireProjectSchema, area: z.string().max(64), name }),
    z.object({ name }).nullable(),
  ),
  /** Cut-outs, plate and mattes in a new folder, likewise. */
  'layer:saveAll': call(
    'editor',
    z.object({ project: wireProjectSchema, name }),
    z.object({ folder: name, files: z.int() }).nullable(),
  ),
  'layer:stopSaving': call('editor', nothing, nothing),
  /** All areas' masks in a new folder, which is named after the project. Null: they left it. */
  'mask:saveAll': call(
    'editor',
    z.object({ project: wireProjectSchema, name }),
    z.object({ folder: name, masks: z.int() }).nullable(),
  ),
} as const

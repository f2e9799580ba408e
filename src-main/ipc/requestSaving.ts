import { basename } from 'node:path'
import type { Input, Output } from '../../src-shared/contract.ts'
import { ok, type Result } from '../../src-shared/result.ts'
import { REQUEST_FILE } from '../../src-shared/service/curl.ts'
import { writeDurably } from '../projects/durableSave.ts'
import type { Dialogs } from './dialogs.ts'
import { previewRequest, type StartingParts } from './takeStarting.ts'

/** Writes what would be sent where the person says, byte for byte as the command line prints it. Null: they left it. */
export async function saveRequest(
  parts: StartingParts,
  dialogs: Pick<Dialogs, 'requestToSave'>,
  asked: Input<'request:save'>,
): Promise<Result<Output<'request:save'>>> {
  const path = await dialogs.requestToSave(REQUEST_FILE)
  if (path === null) return ok(null)
  const request = await previewRequest(parts, asked)
  if (!request.ok) return request
  const written = await writeDurably(path, `${request.value.text}\n`)
  return written.ok ? ok({ name: basename(path) }) : written
}

import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { APP_ORIGIN, calls, type CallName } from '../../src-shared/contract.ts'
import { answer, type Answering, type Sender } from './answer.ts'

/** Which of the app's windows a page belongs to, by the id of its web contents; null for none. */
export type CallerOf = (webContentsId: number) => Sender['caller']

/** Opens the calls of the contract to the app's own pages. The only place where calls come in. */
export function register(answering: Answering, callerOf: CallerOf): void {
  for (const name of Object.keys(calls) as CallName[]) {
    ipcMain.handle(name, (event, input: unknown) => answer(answering, name, senderOf(event, callerOf), input))
  }
}

// A frame that is gone has no origin to be trusted by, and only a window's own page calls, no frame in it.
function senderOf({ sender, senderFrame }: IpcMainInvokeEvent, callerOf: CallerOf): Sender {
  const trusted =
    senderFrame !== null && senderFrame === sender.mainFrame && senderFrame.origin === APP_ORIGIN
  return { caller: trusted ? callerOf(sender.id) : null, webContentsId: sender.id }
}

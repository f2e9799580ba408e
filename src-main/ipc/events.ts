import type { BrowserWindow } from 'electron'
import type { EventName, Payload } from '../../src-shared/contract.ts'

/** Tells the editor of something. Nobody hears it while there is no editor. */
export type Send = <E extends EventName>(name: E, payload: Payload<E>) => void

export const sendTo =
  (editor: () => BrowserWindow | null): Send =>
  (name, payload) => {
    const window = editor()
    if (window && !window.isDestroyed()) window.webContents.send(name, payload)
  }

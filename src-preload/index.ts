import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { events, pageCalls, type Bridge, type Input, type Output } from '../src-shared/contract.ts'
import type { Result } from '../src-shared/result.ts'

const bridge: Bridge = {
  call: (name, input) =>
    Object.hasOwn(pageCalls, name)
      ? ipcRenderer.invoke(name, input)
      : Promise.reject(new Error('There is no such call')),
  // The system alone gives a File its place: one that a page makes has none, and anything else throws here. So a page
  // cannot name a path, and it does not learn this one: main gives an id for it, as for a file from a dialog.
  async openFile(file) {
    const path = webUtils.getPathForFile(file as File)
    if (path === '') return null
    const input: Input<'file:openAt'> = { path }
    return (await ipcRenderer.invoke('file:openAt', input)) as Result<Output<'file:openAt'>>
  },
  on(name, listener) {
    if (!Object.hasOwn(events, name)) throw new Error('There is no such event')
    // Electron's event object leads back to ipcRenderer: it stays here.
    const relay = (_event: unknown, payload: Parameters<typeof listener>[0]): void => listener(payload)
    ipcRenderer.on(name, relay)
    return () => void ipcRenderer.off(name, relay)
  },
}

contextBridge.exposeInMainWorld('kinebrush', bridge)

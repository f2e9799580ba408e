import { contextBridge, ipcRenderer } from 'electron'
import { calls, events, type Bridge } from '../src-shared/contract.ts'

const bridge: Bridge = {
  call: (name, input) =>
    Object.hasOwn(calls, name)
      ? ipcRenderer.invoke(name, input)
      : Promise.reject(new Error('There is no such call')),
  on(name, listener) {
    if (!Object.hasOwn(events, name)) throw new Error('There is no such event')
    // Electron's event object leads back to ipcRenderer: it stays here.
    const relay = (_event: unknown, payload: Parameters<typeof listener>[0]): void => listener(payload)
    ipcRenderer.on(name, relay)
    return () => void ipcRenderer.off(name, relay)
  },
}

contextBridge.exposeInMainWorld('kinebrush', bridge)

import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import { selfSigned } from './fixtures.ts'

export const HOST = '127.0.0.1'

/** The sockets that are listened on; closing them hangs up on everyone. */
export function doorsOf(listener: RequestListener, tls: boolean, wanted: number) {
  let port = wanted
  let servers: Server[] = []
  const sockets = new Set<Socket>()
  const listen = async (host: string): Promise<void> => {
    const server = tls ? createTlsServer(selfSigned(), listener) : createServer(listener)
    server.on('connection', (socket: Socket) => {
      sockets.add(socket)
      socket.on('close', () => sockets.delete(socket))
      // A caller that hangs up in the middle is what is being tried.
      socket.on('error', () => undefined)
    })
    server.listen(port, host)
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
    servers.push(server)
  }
  return {
    port: () => port,
    async open() {
      await listen(HOST)
      await listen('::1').catch(() => undefined)
    },
    async close() {
      const ending = servers
      servers = []
      const closed = ending.map((server) => new Promise((resolve) => server.close(resolve)))
      for (const socket of sockets) socket.destroy()
      await Promise.all(closed)
    },
  }
}

import { once } from 'node:events'
import { createServer as createPlain, connect, type AddressInfo, type Server, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import { selfSigned } from './fakeService/fixtures.ts'

export interface Proxy {
  readonly port: number
  /** Where the callers wanted to go, in the order they came. */
  readonly wanted: readonly string[]
  /** Every byte that passed, in either direction, as latin1. */
  seen(): string
  close(): Promise<void>
}

export interface ProxyOptions {
  readonly kind?: 'http' | 'https' | 'socks5'
  /** The port of this computer that every name leads to. */
  readonly to: number
  /** What is answered instead of a tunnel: a status, or nothing at all. */
  readonly refuse?: number | 'silent'
}

/** A proxy that leads every name to one port of this computer, and keeps what it saw. */
export async function startProxy({ kind = 'http', to, refuse }: ProxyOptions): Promise<Proxy> {
  const wanted: string[] = []
  const seen: Buffer[] = []
  const sockets = new Set<Socket>()
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('data', (piece: Buffer) => seen.push(piece))
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  }
  const join = (caller: Socket, greeting: Buffer | string): void => {
    const target = connect(to, '127.0.0.1')
    keep(target)
    target.once('connect', () => {
      caller.write(greeting)
      caller.pipe(target).pipe(caller)
    })
    caller.once('close', () => target.destroy())
    target.once('close', () => caller.destroy())
  }
  const onConnect = (caller: Socket): void => {
    caller.once('data', (head: Buffer) => {
      wanted.push(/^CONNECT (\S+) /.exec(head.toString('latin1'))?.[1] ?? head.toString('latin1'))
      if (refuse === undefined) join(caller, 'HTTP/1.1 200 Connection established\r\n\r\n')
      else if (refuse !== 'silent') caller.end(`HTTP/1.1 ${refuse} No\r\ncontent-length: 2\r\n\r\nno`)
    })
  }
  const onSocks = (caller: Socket): void => {
    caller.once('data', () => {
      // Version 5, no log-in.
      caller.write(Buffer.from([5, 0]))
      caller.once('data', (ask: Buffer) => {
        // A name has its length before it and its port after it.
        const end = 5 + (ask[4] ?? 0)
        wanted.push(`${ask.toString('latin1', 5, end)}:${ask.readUInt16BE(end)}`)
        join(caller, Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
      })
    })
  }
  const greet = (caller: Socket): void => {
    keep(caller)
    if (kind === 'socks5') onSocks(caller)
    else onConnect(caller)
  }
  const server: Server = kind === 'https' ? createTls(selfSigned(), greet) : createPlain(greet)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    wanted,
    seen: () => Buffer.concat(seen).toString('latin1'),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve))
      sockets.forEach((socket) => socket.destroy())
      await closed
    },
  }
}

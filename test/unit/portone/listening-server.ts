import { once } from 'node:events'
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export interface Listening {
  readonly origin: string
  /** Everything each connection has sent, oldest connection first. */
  readonly received: readonly string[]
  close(): Promise<void>
}

/** A raw TCP server on this machine that notes every byte and does what `onBytes` says. */
export async function listenRaw(
  onBytes: (socket: Socket, text: string, connection: number) => void,
  onConnect: (socket: Socket) => void = () => {},
): Promise<Listening> {
  const received: string[] = []
  const server = createServer((socket) => {
    const connection = received.push('') - 1
    socket.on('error', () => {})
    onConnect(socket)
    socket.on('data', (bytes) => {
      received[connection] += bytes.toString('latin1')
      onBytes(socket, received[connection] ?? '', connection)
    })
  })
  return { received, ...(await listen(server, 'http')) }
}

/** Starts any server on a free port of this machine; closing ends its connections too. */
export async function listen(server: Server, scheme: 'http' | 'https') {
  const sockets = new Set<Socket>()
  server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A TCP server's address is never a pipe name.
  const { port } = server.address() as AddressInfo
  return {
    origin: `${scheme}://127.0.0.1:${port}`,
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** True once `text` holds a whole request, body included. */
export function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  if (end < 0) return false
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
  return text.length >= end + 4 + length
}

export function reply(body: string, headers = 'content-type: application/json'): string {
  const length = Buffer.byteLength(body)
  return `HTTP/1.1 200 OK\r\n${headers}\r\ncontent-length: ${length}\r\n\r\n${body}`
}

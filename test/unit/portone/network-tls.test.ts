import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { TLSSocket, getCACertificates, setDefaultCACertificates, type TlsOptions } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Socket } from 'node:net'
import { createNetworkTransport } from '../../../main/portone/network-transport.ts'
import { listen, listenRaw } from './listening-server.ts'
import { makeCertificate, type TestCertificate } from './tls-certificate.ts'

const LONG_AGO = new Date('2020-01-01T00:00:00Z')
const YESTERYEAR = new Date('2021-01-01T00:00:00Z')
const FAR = new Date('2049-01-01T00:00:00Z')
const lasting = { from: LONG_AGO, until: FAR }
const here = { ip: [127, 0, 0, 1] } as const

const authority = makeCertificate({ ...lasting, name: 'Jangbu test authority', isAuthority: true })
const issued = { issuer: authority, name: 'gateway' }
const good = makeCertificate({ ...issued, ...lasting, ...here })
const OLD_TLS: TlsOptions = {
  minVersion: 'TLSv1.1',
  maxVersion: 'TLSv1.1',
  ciphers: 'DEFAULT@SECLEVEL=0',
}

/** Each server, what it shows, and how our transport has to end there. */
const SERVERS: readonly (readonly [string, TestCertificate, string, TlsOptions?])[] = [
  ['a good certificate', good, 'answered 200'],
  [
    'a self-signed certificate',
    makeCertificate({ ...lasting, ...here, name: 'self' }),
    'never-connected certificate',
  ],
  [
    'an expired certificate',
    makeCertificate({ ...issued, ...here, from: LONG_AGO, until: YESTERYEAR }),
    'never-connected certificate',
  ],
  [
    'a certificate of another host',
    makeCertificate({ ...issued, ...lasting, dns: 'other.example' }),
    'never-connected certificate',
  ],
  ['TLS 1.1', good, 'never-connected tls', OLD_TLS],
]

const folder = mkdtempSync(join(tmpdir(), 'jangbu-tls-'))
const requests: string[][] = []
let report: { byDefault: string; outcome: string; hooked: number }[] = []

beforeAll(async () => {
  const authorityFile = join(folder, 'authority.pem')
  writeFileSync(authorityFile, authority.cert)
  const servers = await Promise.all(
    SERVERS.map(([, { cert, key }, , options]) => {
      const seen: string[] = []
      requests.push(seen)
      const server = createServer({ cert, key, ...options }, (request, response) => {
        seen.push(request.url ?? '')
        request.resume()
        response.end('{}')
      })
      return listen(server, 'https')
    }),
  )
  try {
    const program = fileURLToPath(new URL('./lax-process.ts', import.meta.url))
    const origins = servers.map(({ origin }) => origin)
    const { stdout } = await promisify(execFile)(process.execPath, [program, ...origins], {
      env: {
        PATH: process.env['PATH'],
        NODE_TLS_REJECT_UNAUTHORIZED: '0',
        NODE_EXTRA_CA_CERTS: authorityFile,
        NODE_OPTIONS: '--tls-min-v1.0 --tls-cipher-list=DEFAULT@SECLEVEL=0',
        NODE_NO_WARNINGS: '1',
      },
    })
    report = JSON.parse(stdout) as typeof report // as lax-process.ts prints it
  } finally {
    await Promise.all(servers.map((server) => server.close()))
  }
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('in an environment with certificate checks switched off', () => {
  test.each(SERVERS.map(([name, , outcome], index) => ({ name, outcome, index })))(
    '$name: $outcome',
    ({ outcome, index }) => {
      // Node by its own defaults does get through, so the environment is as lax as it should be.
      expect(report[index]?.byDefault).toBe('answered 200')
      const answered = outcome === 'answered 200'
      expect(report[index]).toMatchObject({ outcome, hooked: answered ? 1 : 0 })
      expect(requests[index]).toEqual(answered ? ['/by-default', '/by-us'] : ['/by-default'])
    },
  )
})

test('a connection that comes to stand after the deadline is closed unused', async () => {
  const trusted = getCACertificates('default')
  setDefaultCACertificates([...trusted, authority.cert])
  const connected = Promise.withResolvers<Socket>()
  const server = await listenRaw(
    () => {},
    (socket) => {
      socket.pause()
      connected.resolve(socket)
    },
  )
  const origin = server.origin.replace('http:', 'https:')
  const limits = { connectMs: 20_000, totalMs: 100, replyBytes: 1000 }
  const transport = createNetworkTransport({ origin, limits })
  let hooked = 0
  try {
    const ending = await transport.send({
      method: 'POST',
      path: '/by-us',
      headers: {},
      fresh: true,
      beforeFirstByte: () => void hooked++,
    })
    expect(ending).toEqual({ kind: 'never-connected', reason: 'timeout' })
    const late = new TLSSocket(await connected.promise, {
      isServer: true,
      cert: good.cert,
      key: good.key,
    })
    let read = ''
    late.on('data', (bytes: Buffer) => {
      read += bytes.toString()
    })
    const closed = Promise.withResolvers<void>()
    late.on('error', () => {})
    late.once('close', () => closed.resolve())
    await closed.promise
    expect({ hooked, read }).toEqual({ hooked: 0, read: '' })
  } finally {
    setDefaultCACertificates(trusted)
    await Promise.all([transport.close(), server.close()])
  }
})

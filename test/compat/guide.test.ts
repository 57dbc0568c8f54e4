import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startGateway } from '../unit/practice/gateway-process.ts'
import type { GatewayProcess } from '../unit/practice/gateway-process.ts'

const run = promisify(execFile)
const folder = mkdtempSync(join(tmpdir(), 'jangbu-guide-'))

afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The calls that the vendor's guide for KG INICIS prints, in its order and with its literals. */
const printed = readFileSync(new URL('guide-calls.txt', import.meta.url), 'utf8')
  .split(/\n(?=curl )/)
  .filter((call) => call.startsWith('curl '))

interface Envelope {
  readonly code: number
  readonly message: string | null
  readonly response: Readonly<Record<string, unknown>> | null
}

/** A shell runs a call as it is printed, with the host and a token put in. */
async function paste(call: string, { origin }: GatewayProcess, token: string): Promise<Envelope> {
  const header = `-H "Authorization: ${token}"`
  const typed = call
    .replace('https://api.iamport.kr', origin)
    .replace(/^curl /, `curl -s ${header} `)
  const { stdout } = await run('sh', ['-c', typed])
  // What is read of it is what the tests expect.
  return JSON.parse(stdout) as Envelope
}

async function login({ origin }: GatewayProcess): Promise<string> {
  const keys = ['-d', 'imp_key=practice&imp_secret=practice', `${origin}/users/getToken`]
  const { stdout } = await run('curl', ['-s', ...keys])
  // What is read of it is what the tests expect.
  return String((JSON.parse(stdout) as Envelope).response?.['access_token'])
}

describe('the calls of the guide', () => {
  let gateway: GatewayProcess
  beforeAll(async () => {
    gateway = await startGateway(['--state', join(folder, 'state.db')])
  })
  afterAll(() => gateway.end('SIGTERM'))

  test('are there: a key-in charge, registering a card, and charging it', () => {
    const paths = printed.map((call) => /api\.iamport\.kr(\S+)/.exec(call)?.[1])
    expect(paths).toEqual([
      '/subscribe/payments/onetime',
      '/subscribe/payments/again',
      '/subscribe/customers/your-customer-unique-id',
      '/subscribe/payments/onetime',
      '/subscribe/payments/again',
    ])
  })

  test('all answer code 0 from top to bottom, any number of times', async () => {
    const token = await login(gateway)
    for (const round of [1, 2, 3]) {
      for (const call of printed) {
        const { code, message, response } = await paste(call, gateway, token)
        expect({ round, code, message }).toEqual({ round, code: 0, message: null })
        expect(['paid', undefined]).toContain(response?.['status'])
      }
    }
  })
})

test('under --strict the second use of a paid id is refused', async () => {
  await using gateway = await startGateway(['--state', join(folder, 'strict.db'), '--strict'])
  const token = await login(gateway)
  const [first = ''] = printed
  const valid = first.replace('2019-01', '2031-12')
  expect(await paste(valid, gateway, token)).toMatchObject({
    code: 0,
    response: { status: 'paid' },
  })
  expect(await paste(valid, gateway, token)).toEqual({
    code: -1,
    message: '이미 결제가 이루어진 거래건입니다.',
    response: null,
  })
  await gateway.end('SIGTERM')
})

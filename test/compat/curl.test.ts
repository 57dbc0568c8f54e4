import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startProcess } from '../unit/practice/gateway-process.ts'
import type { GatewayProcess } from '../unit/practice/gateway-process.ts'

const run = promisify(execFile)

const folder = mkdtempSync(join(tmpdir(), 'jangbu-curl-'))
let gateway: GatewayProcess
let token = ''

beforeAll(async () => {
  const state = join(folder, 'state.db')
  gateway = await startProcess('npm', [
    'run',
    '--silent',
    'practice-gateway',
    '--',
    '--state',
    state,
  ])
})

afterAll(async () => {
  await gateway.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

describe('curl', () => {
  beforeAll(async () => {
    const answer = await curl(
      '/users/getToken',
      form({ imp_key: 'practice', imp_secret: 'practice' }),
    )
    token = answer.response.access_token
  })

  const charge = {
    merchant_uid: 'curl-1',
    amount: '50000',
    card_quota: '3',
    card_number: '4242-4242-4242-4242',
    expiry: '2031-12',
    birth: '850101',
    pwd_2digit: '12',
    name: '수학 정규반',
  }

  test('pays with a form and looks up', async () => {
    const paid = await curl('/subscribe/payments/onetime', form(charge))
    expect(paid).toMatchObject({
      code: 0,
      response: { status: 'paid', amount: 50_000, card_quota: 3, name: '수학 정규반' },
    })
    const found = await curl('/payments/find/curl-1', [])
    expect(found.response.imp_uid).toBe(paid.response.imp_uid)
    expect(await curl('/payments/findAll/curl-1/paid', [])).toMatchObject({
      response: { total: 1 },
    })
  })

  test('is declined with a form and a plain number', async () => {
    const declining = { ...charge, merchant_uid: 'curl-2', card_number: '4000000000000069' }
    const answer = await curl('/subscribe/payments/onetime', form(declining))
    expect(answer.response).toMatchObject({ status: 'failed', fail_reason: '120049|한도초과' })
  })

  test('pays as the guide prints it, twice', async () => {
    const printed =
      '{"merchant_uid":"order_id_8237352", "card_number":"1234-1234-1234-1234", "expiry":"2019-01", "birth":"123456", "amount":3000}'
    const paste = ['-H', 'Content-Type: application/json', '-X', 'POST', '-d', printed]
    for (const total of [1, 2]) {
      const answer = await curl('/subscribe/payments/onetime', paste)
      expect(answer.response).toMatchObject({ status: 'paid', amount: 3000 })
      expect(await curl('/payments/findAll/order_id_8237352', [])).toMatchObject({
        response: { total },
      })
    }
  })

  test('finds nobody behind a card that drops the connection, and the charge in the books', async () => {
    const dropping = { ...charge, merchant_uid: 'curl-3', card_number: '9000000000000001' }
    // 52: the server closed the connection without an answer; 56: the connection was reset.
    await expect(curl('/subscribe/payments/onetime', form(dropping))).rejects.toSatisfy(
      (error) => error instanceof Error && 'code' in error && [52, 56].includes(Number(error.code)),
    )
    expect((await curl('/payments/find/curl-3', [])).response).toMatchObject({ status: 'paid' })
  })
})

function form(fields: Record<string, string>): readonly string[] {
  return Object.entries(fields).flatMap(([name, value]) => ['--data-urlencode', `${name}=${value}`])
}

interface CurlAnswer {
  readonly code: number
  readonly response: Readonly<Record<string, unknown>> & { readonly access_token: string }
}

async function curl(path: string, args: readonly string[]): Promise<CurlAnswer> {
  const login = token === '' ? [] : ['-H', `Authorization: Bearer ${token}`]
  const { stdout } = await run('curl', ['-s', ...login, ...args, gateway.origin + path])
  // What is read of it is what the tests expect.
  return JSON.parse(stdout) as CurlAnswer
}

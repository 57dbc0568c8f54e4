import { randomBytes } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openState, PracticeStateUnreadable } from '../../../main/practice/state/open-state.ts'
import { readOrMakeKey } from '../../../main/practice/state/state-key.ts'
import { formsOf } from './byte-forms.ts'
import { startGateway } from './gateway-process.ts'
import type { GatewayProcess } from './gateway-process.ts'
import { answerOf, chargeOf, PracticeDesk } from './practice-desk.ts'

const CANARY = '4539578763621486'

describe('the state of a gateway that is killed', () => {
  test('in the middle of a charge keeps the charge and the token', async () => {
    using desk = new PracticeDesk({ statePath: null })
    const args = ['--state', desk.statePath]
    await using first = await startGateway(args)
    const token = await tokenOf(first)
    const silent = chargeOf('order-1', { card_number: '9000-0000-0000-0019' })
    const ending = charge(first, token, silent).then(
      () => 'answered',
      () => 'cut',
    )
    await expect.poll(() => statusesOf(first, token)).toEqual(['paid'])
    await first.end('SIGKILL')
    expect(await ending).toBe('cut')

    await using second = await startGateway(args)
    expect(await tokenOf(second)).toBe(token)
    expect(await statusesOf(second, token)).toEqual(['paid'])
    expect(await charge(second, token, chargeOf('order-1'))).toMatchObject({ code: -1 })
    expect(await second.end('SIGTERM')).toBe(0)
    expect(first.output() + second.output()).not.toContain(token)
  })

  test('keeps an approval that nobody could see yet', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await using gateway = await startGateway(['--state', desk.statePath])
    const late = chargeOf('order-1', { card_number: '9000-0000-0000-0027' })
    await expect(charge(gateway, await tokenOf(gateway), late)).rejects.toThrow('fetch failed')
    await gateway.end('SIGKILL')

    const inEightSeconds = Date.now() + 8_000
    const key = readOrMakeKey(`${desk.statePath}.key`, randomBytes)
    desk.reopen({ key, now: () => inEightSeconds })
    expect((await desk.get('/payments/find/order-1')).response).toMatchObject({ status: 'paid' })
    expect(desk.gateway.posts()).toEqual(new Map([['order-1', 1]]))
  })

  test('starts empty with --fresh', async () => {
    using desk = new PracticeDesk({ statePath: null })
    await using first = await startGateway(['--state', desk.statePath])
    await charge(first, await tokenOf(first), chargeOf('order-1'))
    await first.end('SIGKILL')
    await using second = await startGateway(['--state', desk.statePath, '--fresh'])
    expect(await statusesOf(second, await tokenOf(second))).toEqual([])
    await second.end('SIGTERM')
  })
})

describe('the state file', () => {
  test('holds no typed number, birth, PIN or token, even decrypted, though outcomes are there', async () => {
    using desk = new PracticeDesk()
    const token = String((await desk.login()).response?.['access_token'])
    const numbers = [CANARY, '4242424242424242', '9490111122223333', '378282246310005']
    for (const [index, number] of numbers.entries()) {
      const everywhere = Object.fromEntries(
        ['name', 'buyer_addr', 'custom_data', 'bypass', 'notice_url'].map((field) => [
          field,
          `카드 ${dashed(number)} / ${number}`.slice(0, 40),
        ]),
      )
      const fields = { ...everywhere, birth: '820213', pwd_2digit: '73', card_number: number }
      await desk.charge(chargeOf(`order-${index}`, fields)).catch(() => null)
      await desk.charge(chargeOf(number, fields)).catch(() => null)
    }
    expect(desk.gateway.posts().size).toBe(numbers.length)
    desk.gateway.close()

    const image = imageOf(desk)
    const secrets = [...numbers, '820213', token, 'imp_secret']
    for (const secret of secrets.flatMap((secret) => formsOf(secret))) {
      expect({ secret, found: image.includes(secret) }).toEqual({ secret, found: false })
    }
    expect(image.includes('order-1')).toBe(true)
    expect(image.includes('424242******4242')).toBe(true)

    plant(desk, `${dashed(CANARY)} in a remark`)
    expect(formsOf(CANARY).some((form) => imageOf(desk).includes(form))).toBe(true)
    desk.gateway = desk.open()
  })

  test('is encrypted, readable by its owner only, and closed to any other key', () => {
    using desk = new PracticeDesk()
    const bytes = readFileSync(desk.statePath)
    expect(bytes.includes('SQLite format 3')).toBe(false)
    expect(bytes.includes('CREATE TABLE')).toBe(false)
    expect(statSync(desk.statePath).mode & 0o077).toBe(0)
    const other = { path: desk.statePath, key: randomBytes(32), fresh: false }
    expect(() => openState(other)).toThrow(PracticeStateUnreadable)
    const right = openState({ path: desk.statePath, key: desk.key, fresh: false })
    expect(right.pragma('integrity_check', { simple: true })).toBe('ok')
    right.close()
  })

  test('is opened with every pragma in force after the first statement', () => {
    using desk = new PracticeDesk()
    const state = openState({ path: desk.statePath, key: desk.key, fresh: false })
    const names = ['journal_mode', 'synchronous', 'secure_delete', 'temp_store', 'mmap_size']
    expect(names.map((name) => state.pragma(name, { simple: true }))).toEqual(['wal', 2, 1, 2, 0])
    state.close()
  })

  test('that is damaged is refused and left as it was', () => {
    using desk = new PracticeDesk({ statePath: null })
    const junk = randomBytes(8192)
    writeFileSync(desk.statePath, junk)
    const options = { path: desk.statePath, key: desk.key, fresh: false }
    expect(() => openState(options)).toThrow(PracticeStateUnreadable)
    expect(readFileSync(desk.statePath).equals(junk)).toBe(true)
  })

  test('has its key in a 0600 file that is made once', () => {
    using desk = new PracticeDesk({ statePath: null })
    const path = join(desk.folder, 'state.key')
    const key = readOrMakeKey(path, randomBytes)
    expect(Buffer.from(readOrMakeKey(path, randomBytes)).equals(key)).toBe(true)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    writeFileSync(path, 'short')
    expect(() => readOrMakeKey(path, randomBytes)).toThrow(/damaged/)
  })
})

/** Every page as SQLite sees it, free ones too, with what the WAL holds. */
function imageOf(desk: PracticeDesk): Buffer {
  const state = openState({ path: desk.statePath, key: desk.key, fresh: false })
  const image = state.serialize()
  state.close()
  return image
}

function plant(desk: PracticeDesk, text: string): void {
  const state = openState({ path: desk.statePath, key: desk.key, fresh: false })
  state.prepare(`UPDATE payment SET name = ? WHERE merchant_uid = 'order-1'`).run(text)
  state.close()
}

function dashed(number: string): string {
  return number.replace(/(\d{4})(?=\d)/g, '$1-')
}

async function tokenOf({ origin }: GatewayProcess): Promise<string> {
  const body = new URLSearchParams({ imp_key: 'practice', imp_secret: 'practice' })
  const response = await fetch(`${origin}/users/getToken`, { method: 'POST', body })
  return String((await answerOf(response)).response?.['access_token'])
}

async function charge({ origin }: GatewayProcess, token: string, fields: object) {
  const response = await fetch(`${origin}/subscribe/payments/onetime`, {
    method: 'POST',
    headers: { authorization: token, 'content-type': 'application/json' },
    body: JSON.stringify(fields),
  })
  return answerOf(response)
}

async function statusesOf({ origin }: GatewayProcess, token: string) {
  const headers = { authorization: token }
  const { response } = await answerOf(
    await fetch(`${origin}/payments/findAll/order-1`, { headers }),
  )
  if (response === null) return []
  // `list` of a page is an array of payments; anything else would fail the comparison.
  const list = response['list'] as readonly Record<string, unknown>[]
  return list.map(({ status }) => status)
}

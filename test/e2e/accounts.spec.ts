import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { CARDS } from './models/cards.ts'
import { newAccount, PAIR, sell, setUp, stateOf } from './models/network-account.ts'
import { expect, test, type NetworkShop } from './models/network-shop.ts'

const NEXT = { key: 'imp_key_5678', secret: 'canary-secret-two' }

/** The keychain process of a program that is asking it something. */
function keychainPid(shop: NetworkShop): number {
  const ours = ['-P', String(shop.program().pid), '-f', 'keychain\\.js']
  return Number(execFileSync('pgrep', ours, { encoding: 'utf8' }).trim().split('\n').at(-1))
}

function accountTests(): void {
  // Each starts the program three times or more.
  test.describe.configure({ timeout: 180_000 })

  test('an account comes to its first sale over HTTP; wrong keys are never kept, new ones are', async ({
    shop,
  }) => {
    shop.gateway.accept(PAIR)
    await shop.open()
    const wrong = { mode: 'test', name: '카페', key: PAIR.key, secret: 'wrong' } as const
    expect(await shop.get('account.create', wrong)).toEqual({ state: 'refused' })
    expect(await shop.get('account.list', {})).toHaveLength(1)
    await shop.program().kill()

    const accountId = await newAccount(shop)
    await setUp(shop)
    expect(stateOf(await sell(shop))).toBe('approved')
    expect(shop.gateway.gateway.posts().size).toBe(1)

    expect(await shop.get('keys.save', { ...NEXT, confirmCode: null })).toEqual({
      state: 'refused',
    })
    expect(await shop.get('keys.describe', {})).toMatchObject({ keyEnding: '1234' })
    shop.gateway.accept(NEXT)
    expect(await shop.get('keys.save', { ...NEXT, confirmCode: null })).toEqual({ state: 'saved' })
    expect(await shop.get('keys.describe', {})).toMatchObject({ keyEnding: '5678' })
    await shop.quit()

    const before = shop.gateway.asked.length
    await shop.open()
    const { account } = await shop.until(({ door }) => door.state === 'open')
    expect(account).toEqual({ accountId, mode: 'test', name: '카페' })
    expect(stateOf(await sell(shop, CARDS.approves, 15_000))).toBe('approved')
    expect(shop.gateway.asked.slice(before)).toEqual([`${NEXT.key} ${NEXT.secret}`])
    await shop.quit()
    const list = readFileSync(join(shop.profileDir, 'accounts.json'), 'utf8')
    expect(list).not.toContain('canary')
  })

  test('a keyring that is locked at the start is said; the code opens for review, and nothing is overwritten', async ({
    shop,
  }) => {
    await newAccount(shop)
    const code = await setUp(shop)
    expect(stateOf(await sell(shop))).toBe('approved')
    await shop.quit()
    await shop.keyring.stopKeyring()
    await shop.keyring.startKeyring('locked')

    await shop.open()
    const closed = await shop.until(({ door }) => door.state !== 'opening')
    expect(closed.door).toEqual({ state: 'needs-code', why: 'locked' })
    expect(await shop.get('account.openWithCode', { typed: code })).toEqual({ state: 'opened' })
    const review = await shop.until(({ door }) => door.state === 'open')
    expect(review.chargeBlock).toEqual({ kind: 'keychain', why: 'locked' })
    const { recent } = await shop.get('counter.watch', { after: null })
    expect(recent).toMatchObject([{ state: 'approved', amountWon: 12_500 }])
    expect(await sell(shop)).toEqual({
      ok: false,
      failure: { kind: 'charging-blocked', block: { kind: 'keychain', why: 'locked' } },
    })
    await shop.quit()
    await shop.keyring.stopKeyring()
    await shop.keyring.startKeyring('unlocked')

    await shop.open()
    const open = await shop.until(({ door }) => door.state === 'open')
    expect(open.chargeBlock).toBeNull()
    expect(stateOf(await sell(shop, CARDS.approves, 15_000))).toBe('approved')
  })

  test('a keyring that hangs does not hold up a sale; its process, killed, is a failure in words', async ({
    shop,
  }) => {
    await newAccount(shop)
    await setUp(shop)
    expect(stateOf(await sell(shop))).toBe('approved')
    const pid = shop.program().pid
    shop.keyring.freeze()
    const described = shop.ask('keys.describe', {})
    expect(stateOf(await sell(shop, CARDS.approves, 15_000))).toBe('approved')
    process.kill(keychainPid(shop), 'SIGKILL')
    expect(await described).toEqual({ ok: true, value: { state: 'keychain', why: 'crashed' } })
    expect(stateOf(await sell(shop, CARDS.wrongNumber, 17_000))).toBe('declined')
    shop.keyring.thaw()
    expect(await shop.get('keys.describe', {})).toMatchObject({ state: 'saved' })
    expect(shop.program().pid).toBe(pid)
  })
}

// The system's keychain of other systems cannot be had for a test.
if (process.platform === 'linux') accountTests()

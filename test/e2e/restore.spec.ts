import { cpSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { newAccount, sell, setUp, stateOf } from './models/network-account.ts'
import { expect, test, type NetworkShop } from './models/network-shop.ts'

/** Another computer: nothing of the shop is on its disk, and its keyring is empty. */
async function moveToNewPc(shop: NetworkShop): Promise<void> {
  await shop.quit()
  rmSync(shop.profileDir, { recursive: true })
  mkdirSync(shop.profileDir)
  await shop.keyring.stopKeyring()
  rmSync(join(shop.keyring.folder, 'data/keyrings'), { recursive: true })
  await shop.keyring.startKeyring('unlocked')
}

async function amountsOf(shop: NetworkShop): Promise<readonly number[]> {
  const { recent } = await shop.get('counter.watch', { after: null })
  return recent.map(({ amountWon }) => amountWon)
}

function restoreTests(): void {
  test('a backup takes the journal’s place, and comes to a new computer by the recovery code alone', async ({
    shop,
  }) => {
    // It starts the program four times.
    test.setTimeout(240_000)
    const accountId = await newAccount(shop)
    const code = await setUp(shop)
    expect(stateOf(await sell(shop))).toBe('approved')
    const backup = await shop.get('backup.now', {})
    expect(await shop.get('backup.list', {})).toEqual([backup])
    expect(stateOf(await sell(shop, undefined, 15_000))).toBe('approved')
    expect(await shop.ask('backup.restore', { name: '../journal.db', confirmCode: null })).toEqual({
      ok: false,
      failure: { kind: 'backup-unusable', why: 'gone' },
    })
    expect(await amountsOf(shop)).toEqual([15_000, 12_500])

    const { name } = backup
    expect(await shop.get('backup.restore', { name, confirmCode: null })).toEqual({
      state: 'restarting',
    })
    await shop.follow()
    // What the backup does not hold is read from the gateway before anybody is charged.
    await shop.until(({ door, chargeBlock }) => door.state === 'open' && chargeBlock === null)
    expect(await amountsOf(shop)).toEqual([12_500])
    expect(stateOf(await sell(shop, undefined, 17_000))).toBe('approved')

    const stick = join(shop.keyring.folder, 'stick')
    cpSync(join(shop.profileDir, 'accounts', accountId, 'backups'), stick, { recursive: true })
    expect(readdirSync(stick).toSorted()).toEqual([name, name.replace('.db', '.key')].toSorted())
    await moveToNewPc(shop)
    await shop.open()
    await shop.program().answerDialog(null)
    expect(await shop.get('restore.choose', {})).toEqual({ state: 'cancelled' })
    await shop.program().answerDialog(join(stick, name))
    expect(await shop.get('restore.choose', {})).toEqual({ state: 'chosen', backup, hasKey: true })
    const restored = await shop.get('restore.open', { typed: code })
    if (restored.state !== 'restored') throw new Error(restored.state)
    expect(restored.account).toMatchObject({ mode: 'test', name: '카페' })
    expect(restored.account.accountId).not.toBe(accountId)

    await shop.ask('account.switch', { accountId: restored.account.accountId })
    await shop.follow()
    const there = await shop.until(({ door }) => door.state === 'open')
    expect(there).toMatchObject({ account: restored.account, codeFile: 'whole' })
    expect(there.chargeBlock).toMatchObject({ kind: 'set-up', missing: ['keys'] })
    expect(await amountsOf(shop)).toEqual([12_500])
  })
}

// The system's keychain of other systems cannot be had for a test.
if (process.platform === 'linux') restoreTests()

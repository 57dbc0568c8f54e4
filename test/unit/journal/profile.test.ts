import { describe, expect, test } from 'vitest'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { backupSteps } from '../../../main/journal/backup/make-backup.ts'
import { connect } from '../../../main/journal/connection.ts'
import { openJournal } from '../../../main/journal/open-journal.ts'
import { restoreBackup } from '../../../main/journal/restore/restore-backup.ts'
import { practiceProfile } from '../../../main/practice-account.ts'
import { won } from '../../../preload/contract/money.ts'
import type { Profile } from '../../../preload/contract/profile.ts'
import { KEY, NOON, orderIn, recorded, seededRandom, world } from './fixture.ts'

const profile: Profile = { ...practiceProfile, cutoffMinutes: 0 }

/** The bodies of the events that say a profile has changed, oldest first. */
function changes(under: ReturnType<typeof world>['under']): unknown[] {
  const bodies = under()
    .prepare(`SELECT body FROM event WHERE kind = 'profile.changed' ORDER BY seq`)
    .pluck()
    .all()
  return bodies.map((body): unknown => JSON.parse(String(body)))
}

describe('a profile in the journal', () => {
  test('is not there until one is saved', () => {
    expect(world().journal.profile()).toBeNull()
  })

  test('is read back as it was saved, by the next start too', () => {
    const { journal, reopen } = world()
    journal.saveProfile(profile)
    const next = { ...profile, capWon: won(5_000_000), shop: { ...profile.shop, phone: '' } }
    journal.saveProfile(next)
    expect(journal.profile()).toEqual(next)
    expect(reopen().profile()).toEqual(next)
  })

  test('names in an event which fields were changed, and no value', () => {
    const { journal, under } = world()
    journal.saveProfile(profile)
    journal.saveProfile({
      ...profile,
      capWon: won(7_654_321),
      installments: [2, 3],
      shop: { ...profile.shop, phone: '0507-1234-5678' },
      channels: { ...profile.channels, billing: { provider: 'inicis', merchantId: 'MOIbilling' } },
    })
    const [first, second] = changes(under)
    expect(JSON.stringify(first)).toMatch(/"mode".*"shop\.name".*"capWon"/)
    expect(second).toEqual({ fields: ['shop.phone', 'channels.billing', 'installments', 'capWon'] })
    expect(JSON.stringify([first, second])).not.toMatch(/7654321|0507|MOIbilling|한빛/)
  })

  test('that is the same writes nothing', () => {
    const { journal } = world()
    journal.saveProfile(profile)
    const seq = journal.headSeq()
    journal.saveProfile({ ...profile, shop: { ...profile.shop } })
    expect(journal.headSeq()).toBe(seq)
  })

  test('stays when the projections are rebuilt, and the chain is whole', () => {
    const { journal } = world()
    journal.saveProfile(profile)
    journal.keepProvenChannel('inicis.INIBillTst')
    const order = orderIn(journal, 'approved')
    journal.rebuild()
    expect(journal.profile()).toEqual(profile)
    expect(journal.provenChannel()).toBe('inicis.INIBillTst')
    expect(journal.order(order.orderId)).toEqual(order)
    expect(journal.verifyChain()).toBeNull()
  })

  test.each([
    ['a field that nobody knows', JSON.stringify({ ...profile, surprise: 1 })],
    ['a field that is missing', JSON.stringify({ ...profile, capWon: undefined })],
    ['an amount that is none', JSON.stringify({ ...profile, capWon: -1 })],
    ['an array', '[]'],
  ])('that cannot be read is none, and its name is heard of: %s', (_what, body) => {
    const heard: string[] = []
    const { journal, under } = world({ onUnreadable: (name) => heard.push(name) })
    journal.saveProfile(profile)
    under().prepare('UPDATE profile SET body = ?').run(body)
    expect(journal.profile()).toBeNull()
    expect(heard).toEqual(['profile.body'])
    journal.saveProfile(profile)
    expect(journal.profile()).toEqual(profile)
  })

  test('that is not even text of ours is none: whoever wrote it went past the table', () => {
    const { journal, under } = world()
    journal.saveProfile(profile)
    const connection = under()
    connection.pragma('ignore_check_constraints = ON')
    connection.prepare('UPDATE profile SET body = ?').run('{"name":')
    expect(journal.profile()).toBeNull()
  })

  test('holds a telephone number of thirteen digits and no other text of twelve', () => {
    const { journal } = world()
    const withPhone = (phone: string): Profile => ({ ...profile, shop: { ...profile.shop, phone } })
    journal.saveProfile(withPhone('0507-1234-5678'))
    journal.saveProfile(withPhone('+8210-1234-56789'))
    expect(() => journal.saveProfile(withPhone('12345678901234'))).toThrow(/CHECK/)
    const address = { ...profile.shop, address: '1234-5678 9012' }
    expect(() => journal.saveProfile({ ...profile, shop: address })).toThrow(/CHECK/)
    expect(journal.profile()).toEqual(withPhone('+8210-1234-56789'))
  })

  test('decides which day a payment belongs to, from the moment it is saved', () => {
    const { journal, clock } = world()
    const twoAtNight = NOON - 10 * 3_600_000
    clock.set(twoAtNight)
    const paidAt = (saleId: string) => {
      const { orderId } = recorded(journal, { saleId })
      journal.recordSent(orderId)
      return journal.settle(orderId, { to: 'approved', cause: 'paid', paidAt: twoAtNight })
    }
    expect(paidAt('before').businessDate).toBe('2026-11-23')
    journal.saveProfile({ ...profile, cutoffMinutes: 180 })
    expect(paidAt('after').businessDate).toBe('2026-11-22')
    journal.rebuild()
    expect(journal.ordersOfSale('before')[0]?.businessDate).toBe('2026-11-23')
    expect(journal.ordersOfSale('after')[0]?.businessDate).toBe('2026-11-22')
  })

  test('comes back with a backup, and so does the proof of its channel', () => {
    const { journal, path, clock } = world()
    journal.saveProfile(profile)
    journal.keepProvenChannel('inicis.INIBillTst')
    const connection = connect(path, KEY)
    const plan = { journalPath: path, key: KEY, reason: 'asked', takenAt: NOON } as const
    const backup = allAtOnce(backupSteps(connection, plan))
    connection.close()
    journal.saveProfile({ ...profile, capWon: won(1_000_000) })
    journal.keepProvenChannel('')
    journal.close()
    restoreBackup(backup, { path, key: KEY, clock, random: seededRandom(2) })
    const restored = openJournal({ path, key: KEY, clock, random: seededRandom(3) })
    expect(restored.profile()).toEqual(profile)
    expect(restored.provenChannel()).toBe('inicis.INIBillTst')
    restored.close()
  })
})

describe('the proof of a channel', () => {
  test('is kept beside a profile, outlives a change of it and can be taken away', () => {
    const { journal, reopen } = world()
    expect(journal.keepProvenChannel('inicis.INIBillTst')).toBe(false)
    journal.saveProfile(profile)
    expect(journal.provenChannel()).toBe('')
    expect(journal.keepProvenChannel('inicis.INIBillTst')).toBe(true)
    journal.saveProfile({ ...profile, capWon: won(2_000) })
    expect(reopen().provenChannel()).toBe('inicis.INIBillTst')
    expect(journal.keepProvenChannel('')).toBe(true)
    expect(journal.provenChannel()).toBe('')
  })
})

describe('the orders of trial sales', () => {
  test('are told apart by how their sale is named, the newest first', () => {
    const { journal, under } = world()
    for (const saleId of ['trial-a', 'trial', 'trialx', 'a-trial-1', 'trial-b']) {
      orderIn(journal, 'approved', { saleId })
    }
    expect(journal.trials().map((order) => order.saleId)).toEqual(['trial-b', 'trial-a'])
    const plan = under()
      .prepare(
        `EXPLAIN QUERY PLAN SELECT * FROM orders WHERE sale_id >= 'trial-' AND sale_id < 'trial.'`,
      )
      .all()
    expect(JSON.stringify(plan)).toContain('SEARCH orders USING INDEX')
  })
})

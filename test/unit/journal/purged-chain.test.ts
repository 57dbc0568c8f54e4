import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../main/journal/connection.ts'
import { openDesk } from '../../../main/journal/desk.ts'
import { quickLook } from '../../../main/journal/start/quick-look.ts'
import { behindKeptHead } from '../../../main/journal/start/kept-head.ts'
import { verifyFile } from '../../../main/journal/verify-file.ts'
import { sealRestored } from '../../../main/journal/restore/seal-restored.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { walkChain } from '../../../main/journal/walk-chain.ts'
import { books } from './books.ts'
import { KEY, NOON, heldClock, orderIn, seededRandom } from './fixture.ts'
import { BEFORE, oldShop, onDay, paid } from './purge-fixture.ts'

function purgedShop() {
  const shop = oldShop()
  shop.journal.purge({ before: BEFORE })
  return shop
}

/** Lifts everything that stands in the way of somebody who has the file and its key. */
function lift(db: Connection): void {
  const names = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all()
  for (const name of names) db.exec(`DROP TRIGGER ${String(name)}`)
  db.pragma('foreign_keys = OFF')
}

describe('without lifting the triggers', () => {
  test.each([
    ['an event is deleted', 'DELETE FROM event WHERE seq = 15', /never deleted/],
    ['all events are deleted', 'DELETE FROM event', /never deleted/],
    ['a checkpoint is deleted', 'DELETE FROM checkpoint', null],
    ['a checkpoint is changed', 'UPDATE checkpoint SET seq = 15', /never changed/],
    [
      'an event is put where one has gone',
      `INSERT INTO event SELECT terminal, 3, time, kind, version, body, mac
       FROM event WHERE seq = 15`,
      /stays gone/,
    ],
  ])('%s by nobody', (_name, sql, refusal) => {
    const { journal, under, made } = purgedShop()
    // While the event that allowed it is the last one, the checkpoint alone could go.
    paid(made, 'later')
    expect(() => under().exec(sql)).toThrow(refusal ?? /only moves forward/)
    expect(journal.verifyChain()).toBeNull()
  })

  test('no checkpoint is made that the last event does not say', () => {
    const { under } = oldShop()
    const db = under()
    const insert = `INSERT INTO checkpoint SELECT terminal, seq, mac, 0, NULL, NULL, 0, 0
      FROM event WHERE seq = 13`
    expect(() => db.exec(insert)).toThrow(/needs its event/)
    expect(() => db.exec('DELETE FROM event WHERE seq <= 13')).toThrow(/never deleted/)
  })
})

describe('the chain behind a checkpoint', () => {
  test.each([
    ['its number moved on', 'UPDATE checkpoint SET seq = 15', 14],
    ['its number moved back', 'UPDATE checkpoint SET seq = 12', 13],
    ['its MAC', 'UPDATE checkpoint SET mac = zeroblob(32)', 14],
    ['its orders', 'UPDATE checkpoint SET orders = orders + 1', 13],
    ['its first date', "UPDATE checkpoint SET first_date = '2026-11-22'", 13],
    ['its last date', "UPDATE checkpoint SET last_date = '2026-11-26'", 13],
    ['its dates taken away', 'UPDATE checkpoint SET first_date = NULL, last_date = NULL', 13],
    ['its place of orders', 'UPDATE checkpoint SET order_position = 9', 13],
    ['its place of refunds', 'UPDATE checkpoint SET refund_position = 9', 13],
    ['its terminal', "UPDATE checkpoint SET terminal = 'OTHER'", 1],
    ['itself taken away', 'DELETE FROM checkpoint', 1],
    ['the event after it taken away', 'DELETE FROM event WHERE seq = 14', 14],
    ['a later event taken away', 'DELETE FROM event WHERE seq = 16', 16],
    ['the cut moved on, with its events and MAC', moveOn('seq = 16'), 16],
    ['the event that says it taken away', "DELETE FROM event WHERE kind = 'journal.purged'", 23],
    [
      'the event that says it taken away with the end',
      `DELETE FROM event WHERE kind = 'journal.purged';
       UPDATE terminal SET head_seq = 22, head_mac = (SELECT mac FROM event WHERE seq = 22)`,
      13,
    ],
    [
      'an event put back where they have gone',
      `INSERT INTO event SELECT terminal, 2, time, kind, version, body, mac FROM event WHERE seq = 14`,
      2,
    ],
  ])('shows %s', (_name, sql, seq) => {
    const { journal, under } = purgedShop()
    expect(journal.headSeq()).toBe(23)
    const db = under()
    lift(db)
    db.exec(sql)
    // The end is shown as an end that is missing.
    expect(journal.verifyChain()).toMatchObject({ seq })
    expect(() => journal.rebuild()).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
    expect(() => journal.purge({ before: NOON + 9 * 86_400_000 })).toThrow(
      expect.objectContaining({ name: 'JournalDamaged' }),
    )
  })

  test('shows events that went without an event of a purge', () => {
    const { journal, under } = oldShop()
    const db = under()
    lift(db)
    db.exec(moveOn('seq = 13'))
    expect(journal.verifyChain()).toEqual({ terminal: journal.terminal, seq: 13 })
  })

  test('is taken for whole by the look at the start, and a broken beginning is not', () => {
    const { journal, under, path } = purgedShop()
    const db = under()
    const looked = { path, key: KEY, backups: [], keptHead: journal.head() }
    expect(quickLook(db, looked)).toBeNull()
    lift(db)
    db.exec('UPDATE checkpoint SET mac = zeroblob(32)')
    expect(quickLook(db, looked)).toBe('chain')
  })

  test('is no older file to a head that was kept before all of it went, nor one to a head beside it', () => {
    const { journal, under, made } = oldShop()
    const db = under()
    const kept = journal.head()
    // The columns of the statement.
    const [early, mac] = db
      .prepare('SELECT seq, lower(hex(mac)) FROM event WHERE seq = 5')
      .raw()
      .get() as [number, string]
    onDay(made, 20)
    journal.purge({ before: made.clock.now() })
    expect(behindKeptHead(db, kept)).toBeNull()
    expect(behindKeptHead(db, { ...kept, mac: '00'.repeat(32) })).toBe('chain')
    expect(behindKeptHead(db, { ...kept, seq: early, mac })).toBeNull()
    expect(behindKeptHead(db, { ...kept, seq: kept.seq + 9 })).toBe('older-than-backup')
  })

  test('is walked anew where a purge comes between two steps of a walk', () => {
    const { journal, under, made } = oldShop()
    for (let index = 0; index < 200; index += 1) {
      orderIn(journal, 'declined', { saleId: `more-${index}` })
    }
    const desk = openDesk(under(), { key: KEY, clock: heldClock(), random: seededRandom(4) })
    const walk = walkChain(desk.tables, desk.chainKey)
    expect(walk.next().done).toBe(false)
    // More goes than the walk has read.
    onDay(made, 20)
    expect(journal.purge({ before: made.clock.now() }).orders).toBe(205)
    expect(allAtOnce(walk)).toBeNull()
  })
})

/** What a purge does, and no event of it. */
function moveOn(last: string): string {
  return `DELETE FROM checkpoint;
    INSERT INTO checkpoint SELECT terminal, seq, mac, 3, '2026-11-23', '2026-11-25', 3, 1
    FROM event WHERE ${last};
    DELETE FROM event WHERE seq <= (SELECT seq FROM checkpoint)`
}

describe('a purged journal', () => {
  test('is backed up, and the backup checks out whole', () => {
    const shop = books()
    const { journal } = shop.start()
    orderIn(journal, 'declined')
    shop.clock.set(NOON + 86_400_000)
    expect(journal.purge({ before: NOON + 1 }).orders).toBe(1)
    expect(allAtOnce(verifyFile(shop.backUp(), KEY)).rows.get('checkpoint')).toBe(1)
  })

  test('of several chains loses the older ones first, and begins where each was cut', () => {
    const { journal, under, made, reopen } = oldShop()
    const db = under()
    sealRestored(db, { key: KEY, clock: made.clock, random: seededRandom(3), replaced: null })
    db.exec('DELETE FROM reconcile_need')
    const second = reopen()
    onDay(made, 30)
    paid({ ...made, journal: second }, 'restored')
    onDay(made, 31)
    paid({ ...made, journal: second }, 'kept')
    expect(second.purge({ before: NOON + 31 * 86_400_000 }).orders).toBe(6)
    const checkpoints = db.prepare('SELECT terminal, seq FROM checkpoint ORDER BY orders').all()
    expect(checkpoints).toEqual([
      { terminal: second.terminal, seq: 4 },
      { terminal: journal.terminal, seq: 22 },
    ])
    expect(second.verifyChain()).toBeNull()
    second.rebuild()
    expect(second.recent(10)).toHaveLength(1)
    const looked = { path: made.path, key: KEY, backups: [], keptHead: second.head() }
    expect(quickLook(db, looked)).toBeNull()
  })
})

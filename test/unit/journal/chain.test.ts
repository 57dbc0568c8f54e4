import { describe, expect, test } from 'vitest'
import type { Connection } from '../../../main/journal/connection.ts'
import { orderIn, recorded, world } from './fixture.ts'

/** What somebody who has the file, the key and time could try. */
const TAMPERING: readonly (readonly [name: string, seq: number, run: (db: Connection) => void])[] =
  [
    [
      'an amount in a body',
      5,
      (db) => change(db, "body = replace(CAST(body AS TEXT), '12000', '10')"),
    ],
    ['a time', 5, (db) => change(db, 'time = time + 1')],
    ['a kind', 5, (db) => change(db, "kind = 'order.sent'")],
    ['a version', 5, (db) => change(db, 'version = 2')],
    ['a MAC', 5, (db) => change(db, 'mac = zeroblob(32)')],
    ['a number', 5, (db) => change(db, 'seq = 900')],
    ['a terminal', 5, (db) => change(db, "terminal = 'OTHER'")],
    ['an event left out', 5, (db) => db.exec('DELETE FROM event WHERE seq = 5')],
    ['the first event left out', 1, (db) => db.exec('DELETE FROM event WHERE seq = 1')],
    ['the end cut off', 11, (db) => db.exec('DELETE FROM event WHERE seq >= 11')],
    [
      'two events swapped',
      5,
      (db) => {
        db.exec('UPDATE event SET seq = 900 WHERE seq = 5')
        db.exec('UPDATE event SET seq = 5 WHERE seq = 6')
        db.exec('UPDATE event SET seq = 6 WHERE seq = 900')
      },
    ],
    [
      'an event put at the end',
      14,
      (db) =>
        db.exec(
          `INSERT INTO event SELECT terminal, 14, time, kind, version, body, mac
         FROM event WHERE seq = 13`,
        ),
    ],
  ]

function change(db: Connection, set: string): void {
  const body = set.startsWith('body')
  db.exec(`UPDATE event SET ${body ? `body = CAST(${set.slice(7)} AS BLOB)` : set} WHERE seq = 5`)
}

function withHistory() {
  const made = world()
  for (let index = 0; index < 4; index += 1) {
    orderIn(made.journal, 'approved', { saleId: `sale-${index}` })
  }
  return made
}

describe('the chain', () => {
  test('is whole after an honest history, also for another connection', () => {
    const { journal, reopen } = withHistory()
    expect(journal.headSeq()).toBe(13)
    expect(journal.verifyChain()).toBeNull()
    expect(reopen().verifyChain()).toBeNull()
  })

  test.each(TAMPERING)('shows %s at event %i', (_name, seq, tamper) => {
    const { journal, under } = withHistory()
    const db = under()
    db.exec('DROP TRIGGER event_is_never_changed; DROP TRIGGER event_is_never_deleted')
    db.pragma('foreign_keys = OFF')
    tamper(db)
    expect(journal.verifyChain()).toEqual({ terminal: journal.terminal, seq })
    expect(() => journal.rebuild()).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
    expect(journal.recent(10)).toHaveLength(4)
  })

  test('shows a terminal that was given another name everywhere', () => {
    const { journal, under } = withHistory()
    const db = under()
    db.exec('DROP TRIGGER event_is_never_changed')
    db.pragma('foreign_keys = OFF')
    db.exec("UPDATE event SET terminal = 'OTHER'; UPDATE terminal SET name = 'OTHER'")
    expect(journal.verifyChain()).toEqual({ terminal: 'OTHER', seq: 1 })
  })

  test.each([
    ['further on', 20, 14],
    ['further back', 7, 8],
  ])('shows a head that was moved %s', (_name, headSeq, seq) => {
    const { journal, under } = withHistory()
    under().prepare('UPDATE terminal SET head_seq = ?').run(headSeq)
    expect(journal.verifyChain()).toEqual({ terminal: journal.terminal, seq })
  })

  test('shows events of a terminal that was never opened', () => {
    const { journal, under } = withHistory()
    const db = under()
    db.pragma('foreign_keys = OFF')
    db.exec(
      `INSERT INTO event SELECT 'OTHER', 1, time, kind, version, body, mac FROM event WHERE seq = 1`,
    )
    expect(journal.verifyChain()).toEqual({ terminal: 'OTHER', seq: 1 })
  })

  test('does not fit another key', () => {
    const { journal, under } = withHistory()
    const mac = under().prepare('SELECT mac FROM event WHERE seq = 1').pluck().get()
    expect(mac).toHaveLength(32)
    const other = world({ key: new Uint8Array(32).fill(9) })
    expect(other.journal.verifyChain()).toBeNull()
    expect(other.journal.terminal).toBe(journal.terminal)
  })

  test.each([
    ['changed', 'UPDATE event SET time = 1 WHERE seq = 3'],
    ['deleted', 'DELETE FROM event WHERE seq = 3'],
    ['replaced', 'REPLACE INTO event SELECT * FROM event WHERE seq = 3'],
  ])('is made of events that cannot be %s', (_name, sql) => {
    const { under } = withHistory()
    expect(() => under().exec(sql)).toThrow(/an event is never (changed|deleted)/)
  })

  test('keeps who paid out of the events', () => {
    const { journal, under } = world()
    recorded(journal, { duplicateReason: '손님 이영희 두 번 결제' })
    const bodies = under()
      .prepare('SELECT group_concat(CAST(body AS TEXT)) FROM event')
      .pluck()
      .get()
    for (const personal of ['김민준', '1234-5678', 'minjun', '이영희']) {
      expect(bodies).not.toContain(personal)
    }
    expect(journal.recent(1)[0]).toMatchObject({
      buyerName: '김민준',
      duplicateReason: '손님 이영희 두 번 결제',
    })
  })
})

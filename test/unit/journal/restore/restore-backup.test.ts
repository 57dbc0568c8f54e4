import {
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { connect } from '../../../../main/journal/connection.ts'
import { listBackups } from '../../../../main/journal/backup/list-backups.ts'
import { finishRestore } from '../../../../main/journal/restore/finish-restore.ts'
import { beginAnew, restoreBackup } from '../../../../main/journal/restore/restore-backup.ts'
import { KEY, NOON, books, flip, sell, sums } from '../books.ts'
import { intentOf, orderIn, recorded, temporaryFolder } from '../fixture.ts'

/** An event's, in hexadecimal. */
const MAC: unknown = expect.stringMatching(/^[0-9a-f]{64}$/)

/** Three orders in a backup, two more since; closed. */
function shopWithBackup() {
  const shop = books()
  const { journal, close } = shop.start()
  sell(journal, 3, 'kept')
  const backup = shop.backUp()
  shop.clock.set(NOON + 3_600_000)
  sell(journal, 2, 'lost')
  const { terminal } = journal
  const headSeq = journal.headSeq()
  close()
  return { ...shop, backup, terminal, headSeq }
}

describe('a restored journal', () => {
  test('has what the backup had, under a new terminal, and the files before it lie aside', () => {
    const shop = shopWithBackup()
    const before = sums(shop.folder)
    const aside = restoreBackup(shop.backup, shop.options)
    expect(sums(aside)).toEqual(before)
    const { journal } = shop.start()
    expect(journal.recent(9).map(({ saleId }) => saleId)).toEqual(['kept-2', 'kept-1', 'kept-0'])
    expect(journal.terminal).not.toBe(shop.terminal)
    expect(journal.verifyChain()).toBeNull()
    expect(recorded(journal).orderId.startsWith(`${journal.terminal}-`)).toBe(true)
    expect(existsSync(shop.backup)).toBe(true)
  })

  test('begins with an event that says where the old chain ended and how far the replaced one was', () => {
    const shop = shopWithBackup()
    restoreBackup(shop.backup, shop.options)
    const { journal, close } = shop.start()
    const { terminal } = journal
    close()
    const connection = connect(shop.path, KEY)
    const first = connection
      .prepare('SELECT kind, body FROM event WHERE terminal = ? AND seq = 1')
      .get(terminal) as { kind: string; body: Buffer } // the two columns asked for
    expect(first.kind).toBe('terminal.restored')
    expect(JSON.parse(first.body.toString())).toEqual({
      sealed: { terminal: shop.terminal, seq: 10, mac: MAC },
      replaced: {
        terminal: shop.terminal,
        seq: shop.headSeq,
        mac: MAC,
      },
      since: NOON,
    })
    connection.close()
  })

  test('must be reconciled from the last event of the backup on, also after a restart and a rebuild', () => {
    const shop = shopWithBackup()
    restoreBackup(shop.backup, shop.options)
    const { journal, close } = shop.start()
    expect(journal.needsReconcile()).toEqual({ since: NOON })
    journal.rebuild()
    expect(journal.needsReconcile()).toEqual({ since: NOON })
    close()
    const again = shop.start().journal
    expect(again.needsReconcile()).toEqual({ since: NOON })
    again.recordReconciled()
    expect(again.needsReconcile()).toBeNull()
    const { headSeq } = again
    const seq = headSeq()
    again.recordReconciled()
    expect(headSeq()).toBe(seq)
    again.rebuild()
    expect(again.needsReconcile()).toBeNull()
    expect(again.verifyChain()).toBeNull()
  })

  test('needs nothing of the sort when no event says so', () => {
    const shop = books()
    const { journal } = shop.start()
    const connection = connect(shop.path, KEY)
    connection.exec('INSERT INTO reconcile_need (id, since) VALUES (1, 5)')
    connection.close()
    expect(journal.needsReconcile()).toEqual({ since: 5 })
    journal.rebuild()
    expect(journal.needsReconcile()).toBeNull()
  })

  test('restored again before it was reconciled keeps the earlier time', () => {
    const shop = shopWithBackup()
    restoreBackup(shop.backup, shop.options)
    const first = shop.start()
    shop.clock.set(NOON + 7_200_000)
    sell(first.journal, 1, 'after')
    const newer = shop.backUp()
    first.close()
    restoreBackup(newer, shop.options)
    expect(shop.start().journal.needsReconcile()).toEqual({ since: NOON })
  })

  test('shows an event that somebody put behind the seal', () => {
    const shop = shopWithBackup()
    restoreBackup(shop.backup, shop.options)
    const { journal, close } = shop.start()
    const { terminal } = journal
    sell(journal, 1, 'next')
    expect(journal.verifyChain()).toBeNull()
    close()
    const connection = connect(shop.path, KEY)
    connection.exec('DROP TRIGGER event_is_never_deleted')
    // The old chain one event shorter and whole in itself: only the seal knows.
    connection.exec(`DELETE FROM event WHERE terminal = '${shop.terminal}' AND seq = 10;
      UPDATE terminal SET head_seq = 9, head_mac = (
        SELECT mac FROM event WHERE terminal = '${shop.terminal}' AND seq = 9
      ) WHERE name = '${shop.terminal}'`)
    connection.close()
    expect(shop.start().journal.verifyChain()).toEqual({ terminal, seq: 1 })
  })

  test('made from a backup whose last event a fast clock dated ahead asks from now on', () => {
    const shop = books()
    shop.clock.set(NOON + 86_400_000 * 400)
    const { journal, close } = shop.start()
    sell(journal, 1)
    const backup = shop.backUp()
    close()
    shop.clock.set(NOON)
    restoreBackup(backup, shop.options)
    expect(shop.start().journal.needsReconcile()).toEqual({ since: NOON })
  })

  test('keeps an unsettled order unsettled', () => {
    const shop = books()
    const { journal, close } = shop.start()
    orderIn(journal, 'unknown')
    const backup = shop.backUp()
    close()
    restoreBackup(backup, shop.options)
    const { unsettled, recordIntent } = shop.start().journal
    expect(unsettled()).toMatchObject([{ state: 'unknown', saleId: 'sale-1' }])
    expect(recordIntent(intentOf()).kind).toBe('exists')
  })

  test('can be had on a machine that has nothing but the backup and the key', () => {
    const shop = shopWithBackup()
    const other = books(join(temporaryFolder(), '새 PC'))
    restoreBackup(shop.backup, other.options)
    expect(other.start().journal.recent(9)).toHaveLength(3)
  })
})

describe('a restore is refused, and nothing is touched,', () => {
  const SPOILT: readonly [string, string, (backup: string) => void][] = [
    ['when the backup is cut short', 'JournalDamaged', (backup) => truncateSync(backup, 4096 * 6)],
    ['when the backup is empty', 'JournalDamaged', (backup) => truncateSync(backup, 0)],
    ['when a page of it was changed', 'JournalDamaged', (backup) => flip(backup, 4096 * 4 + 8)],
    ['when it is of another key', 'JournalWrongKey', (backup) => flip(backup, 3)],
    [
      'when it is no database',
      'JournalWrongKey',
      (backup) => writeFileSync(backup, 'x'.repeat(9000)),
    ],
    [
      'when an event of it was changed',
      'JournalDamaged',
      (backup) =>
        change(
          backup,
          'DROP TRIGGER event_is_never_changed; UPDATE event SET time = 5 WHERE seq = 4',
        ),
    ],
    [
      'when it has a trigger of somebody else',
      'JournalDamaged',
      (backup) =>
        change(backup, 'CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM orders; END'),
    ],
    [
      'when it has a view of somebody else',
      'JournalDamaged',
      (backup) => change(backup, 'CREATE VIEW v AS SELECT 1'),
    ],
    [
      'when a later version made it',
      'JournalFromNewerVersion',
      (backup) => change(backup, 'PRAGMA user_version = 99'),
    ],
  ]

  function change(backup: string, sql: string): void {
    const connection = connect(backup, KEY)
    connection.exec(sql)
    connection.pragma('journal_mode = DELETE')
    connection.close()
  }

  test.each(SPOILT)('%s: %s', (_name, name, spoil) => {
    const shop = shopWithBackup()
    spoil(shop.backup)
    const before = sums(shop.folder)
    const names = readdirSync(shop.folder)
    expect(() => restoreBackup(shop.backup, shop.options)).toThrow(
      expect.objectContaining({ name }),
    )
    expect(sums(shop.folder)).toEqual(before)
    expect(readdirSync(shop.folder)).toEqual(names)
    expect(shop.start().journal.recent(9)).toHaveLength(5)
  })

  test('when it is not there, or a link', () => {
    const shop = shopWithBackup()
    expect(() => restoreBackup(`${shop.backup}.no`, shop.options)).toThrow(
      expect.objectContaining({ name: 'JournalUnwritable', code: 'ENOENT' }),
    )
    const link = join(temporaryFolder(), 'link.db')
    symlinkSync(shop.backup, link)
    expect(() => restoreBackup(link, shop.options)).toThrow(
      expect.objectContaining({ name: 'JournalDamaged' }),
    )
    expect(shop.start().journal.recent(9)).toHaveLength(5)
  })

  test('when the copy would leave the till too little room to write', () => {
    const shop = shopWithBackup()
    const before = sums(shop.folder)
    const freeBytes = () => 200_000_000 + statSync(shop.backup).size - 1
    expect(() => restoreBackup(shop.backup, { ...shop.options, freeBytes })).toThrow(
      expect.objectContaining({ name: 'JournalUnwritable', code: 'ENOSPC' }),
    )
    expect(sums(shop.folder)).toEqual(before)
    restoreBackup(shop.backup, { ...shop.options, freeBytes: () => freeBytes() + 1 })
    expect(shop.start().journal.recent(9)).toHaveLength(3)
  })

  test('while another program has the journal', () => {
    const shop = shopWithBackup()
    const started = shop.start()
    expect(() => restoreBackup(shop.backup, shop.options)).toThrow(
      expect.objectContaining({ name: 'JournalInUse' }),
    )
    started.journal.close()
    restoreBackup(shop.backup, { ...shop.options, lease: started.lease })
    expect(() => shop.start()).toThrow(expect.objectContaining({ name: 'JournalInUse' }))
    started.lease.release()
    expect(shop.start().journal.recent(9)).toHaveLength(3)
  })
})

test('beginning anew needs no backup, keeps the files, and reconciles from the beginning', () => {
  const shop = shopWithBackup()
  const before = sums(shop.folder)
  const aside = beginAnew(shop.options)
  expect(sums(aside)).toEqual(before)
  const { journal } = shop.start()
  expect(journal.recent(9)).toEqual([])
  expect(journal.needsReconcile()).toEqual({ since: 0 })
  expect(listBackups(shop.path)).toHaveLength(1)
})

test('a restore that was only being prepared is taken away by the next start', () => {
  const shop = shopWithBackup()
  const before = readFileSync(shop.path)
  const draft = join(shop.folder, 'restoring-20261123T030000000Z')
  restoreBackup(shop.backup, { ...books(draft).options })
  finishRestore(shop.path)
  expect(existsSync(draft)).toBe(false)
  expect(readFileSync(shop.path).equals(before)).toBe(true)
})

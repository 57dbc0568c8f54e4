import { existsSync, readdirSync, symlinkSync, truncateSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  beginAccountAnew,
  restoreAccount,
  type RunningAccount,
} from '../../../main/accounts/restore-account.ts'
import { listBackups } from '../../../main/journal/backup/list-backups.ts'
import { connect } from '../../../main/journal/connection.ts'
import { takeLease, type Lease } from '../../../main/journal/start/lease.ts'
import type { StartedJournal } from '../../../main/journal/start/start-journal.ts'
import { KEY, books, flip, sell, sums, type Books } from '../journal/books.ts'

interface Open extends Books {
  readonly started: StartedJournal
  /** The name of a backup that lacks the last two of five orders. */
  readonly name: string
  readonly steps: string[]
  readonly running: RunningAccount
  readonly account: {
    readonly journalPath: string
    readonly key: Uint8Array
    readonly clock: Books['clock']
    readonly running: RunningAccount
  }
}

/** A shop that is open and sells, and what is done to it in which order. */
function openShop(): Open {
  const shop = books()
  const started = shop.start()
  sell(started.journal, 3, 'kept')
  const name = basename(shop.backUp())
  sell(started.journal, 2, 'newer')
  const steps: string[] = []
  const running: RunningAccount = {
    mayLeave: () => true,
    leave() {
      const isPrepared = readdirSync(shop.folder).some((file) => file.startsWith('restoring-'))
      steps.push(isPrepared ? 'left, with a checked copy' : 'left')
      started.close()
      return Promise.resolve()
    },
    reopen: () => void steps.push('reopened'),
  }
  const { path: journalPath, clock } = shop
  const account = { journalPath, key: KEY, clock, running }
  return { ...shop, started, name, steps, running, account }
}

function draftsIn(folder: string): string[] {
  return readdirSync(folder).filter((file) => /^(restoring|restored)-/.test(file))
}

describe('restoring a backup of an open account', () => {
  test('checks a copy of it while the shop goes on selling, then closes and takes its place', async () => {
    const { account, start, started, name, steps, folder } = openShop()
    const restoring = restoreAccount(name, account)
    sell(started.journal, 1, 'meanwhile')
    expect(await restoring).toEqual({ ok: true, value: { state: 'restarting' } })
    expect(steps).toEqual(['left, with a checked copy'])
    const { journal } = start()
    expect(journal.recent(9).map(({ saleId }) => saleId)).toEqual(['kept-2', 'kept-1', 'kept-0'])
    expect(journal.terminal).not.toBe(started.journal.terminal)
    expect(journal.needsReconcile()).not.toBeNull()
    expect(journal.verifyChain()).toBeNull()
    expect(draftsIn(folder)).toEqual([])
    expect(readdirSync(folder).filter((file) => file.startsWith('replaced-'))).toHaveLength(1)
  })

  test('is refused for a name that is no backup’s, whatever it leads to', async () => {
    const { account, started, name, steps, folder } = openShop()
    const before = sums(folder)
    const names = [
      '',
      '.',
      'journal.db',
      '../journal.db',
      `./${name}`,
      `../backups/${name}`,
      join(folder, 'backups', name),
      name.replace('.db', '.key'),
      `${name}\0`,
    ]
    for (const other of names) {
      expect(await restoreAccount(other, account)).toEqual({
        ok: false,
        failure: { kind: 'backup-unusable', why: 'gone' },
      })
    }
    expect(steps).toEqual([])
    expect(sums(folder)).toEqual(before)
    expect(started.journal.recent(9)).toHaveLength(5)
  })

  const SPOILT: readonly [string, string, (path: string) => void][] = [
    ['was cut short', 'damaged', (path) => truncateSync(path, 4096 * 6)],
    ['has a page that was changed', 'damaged', (path) => flip(path, 4096 * 4 + 8)],
    ['has another key', 'wrong-key', (path) => flip(path, 3)],
    ['is a link', 'refused', relink],
    ['has a view of somebody else', 'refused', (path) => change(path, 'CREATE VIEW v AS SELECT 1')],
    [
      'has a view in the place of a table',
      'refused',
      (path) => change(path, 'DROP TABLE orders; CREATE VIEW orders AS SELECT 1'),
    ],
    ['was made by a later version', 'newer', (path) => change(path, 'PRAGMA user_version = 99')],
  ]

  function relink(path: string): void {
    rmSync(path)
    symlinkSync(join(path, '../../journal.db'), path)
  }

  function change(path: string, sql: string): void {
    const connection = connect(path, KEY)
    connection.exec(sql)
    connection.pragma('journal_mode = DELETE')
    connection.close()
  }

  test.each(SPOILT)('that %s answers %s and leaves the shop open', async (_what, why, spoil) => {
    const { account, started, name, steps, folder, path } = openShop()
    spoil(listBackups(path)[0]?.path ?? '')
    const before = sums(folder)
    expect(await restoreAccount(name, account)).toEqual({
      ok: false,
      failure: { kind: 'backup-unusable', why },
    })
    expect(steps).toEqual([])
    expect(sums(folder)).toEqual(before)
    expect(draftsIn(folder)).toEqual([])
    sell(started.journal, 1, 'afterwards')
  })

  test.each([
    ['before the check', 0],
    ['that came during the check', 1],
  ])('is refused for a charge on its way, %s', async (_when, calm) => {
    const { account, running, started, name, steps, folder } = openShop()
    let asked = 0
    const mayLeave = () => (asked += 1) <= calm
    const answer = await restoreAccount(name, { ...account, running: { ...running, mayLeave } })
    expect(answer).toEqual({ ok: false, failure: { kind: 'charge-in-flight' } })
    expect(steps).toEqual([])
    expect(draftsIn(folder)).toEqual([])
    expect(started.journal.recent(9)).toHaveLength(5)
  })

  test('that cannot take the journal’s place opens the account again as it was', async () => {
    const { account, running, start, started, name, steps, folder } = openShop()
    // Another program is faster.
    const rivals: Lease[] = []
    const leave = async () => {
      await running.leave()
      rivals.push(takeLease(folder))
    }
    expect(await restoreAccount(name, { ...account, running: { ...running, leave } })).toEqual({
      ok: false,
      failure: { kind: 'backup-unusable', why: 'unwritable' },
    })
    expect(steps).toEqual(['left, with a checked copy', 'reopened'])
    for (const lease of rivals) lease.release()
    expect(draftsIn(folder)).toEqual([])
    const { journal } = start()
    expect(journal.recent(9)).toHaveLength(5)
    expect(journal.terminal).toBe(started.journal.terminal)
  })

  test('that cannot even close the account opens it again', async () => {
    const { account, running, name, steps, folder } = openShop()
    const leave = async () => {
      await running.leave()
      throw new Error('the till does not stop')
    }
    const restoring = restoreAccount(name, { ...account, running: { ...running, leave } })
    await expect(restoring).rejects.toThrow('the till does not stop')
    expect(steps).toEqual(['left, with a checked copy', 'reopened'])
    expect(draftsIn(folder)).toEqual([])
  })
})

describe('in front of the door of a damaged journal', () => {
  test('a backup takes its place without anything to close', async () => {
    const { account, start, started, name, path } = openShop()
    started.close()
    flip(path, 3)
    expect(() => start()).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
    expect(existsSync(path)).toBe(false)
    expect(await restoreAccount(name, { ...account, running: null })).toEqual({
      ok: true,
      value: { state: 'restarting' },
    })
    expect(start().journal.recent(9)).toHaveLength(3)
  })

  test('an empty journal takes its place, and has to ask the gateway for everything', async () => {
    const { account, start, started, path, folder } = openShop()
    started.close()
    writeFileSync(path, 'x')
    expect(() => start()).toThrow(expect.objectContaining({ name: 'JournalDamaged' }))
    expect(await beginAccountAnew({ ...account, running: null })).toEqual({
      ok: true,
      value: { state: 'restarting' },
    })
    const { journal } = start()
    expect(journal.recent(9)).toEqual([])
    expect(journal.needsReconcile()).toEqual({ since: 0 })
    expect(readdirSync(folder).filter((file) => file.startsWith('replaced-'))).toHaveLength(1)
  })
})

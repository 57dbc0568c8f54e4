import { execFileSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { AccountsFile } from '../../../main/accounts/accounts-file.ts'
import { connect } from '../../../main/journal/connection.ts'
import { startJournal } from '../../../main/journal/start/start-journal.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'
import {
  makeRecoveryCode,
  readRecoveryCode,
  showRecoveryCode,
} from '../../../main/vault/recovery-code.ts'
import { wrapKey } from '../../../main/vault/wrapped-key.ts'
import { KEY, flip } from '../journal/books.ts'
import { MemoryKeychain } from '../vault/memory-keychain.ts'
import { newPc, stickOf, strangerOf, type NewPc, type Stick } from './shop-of-another-pc.ts'

const VERSION_2 = fileURLToPath(new URL('../../fixtures/journals/version-2.db', import.meta.url))
const NAME_2 = '20261123T030000000Z-ALR33-000000000010-daily.db'

function codeOf(typed: string) {
  const read = readRecoveryCode(typed)
  if (read.state !== 'ok') throw new Error(read.state)
  return read.code
}

function foldersOf({ userDataDir }: NewPc): string[] {
  const folder = join(userDataDir, 'accounts')
  return existsSync(folder) ? readdirSync(folder) : []
}

function journalOf({ userDataDir }: NewPc, accountId: string, key: Uint8Array) {
  const path = join(userDataDir, 'accounts', accountId, 'journal.db')
  const { journal, close } = startJournal({ path, key, clock: systemClock, random: systemRandom })
  const found = {
    sales: journal.recent(9).map(({ saleId }) => saleId),
    terminal: journal.terminal,
    chain: journal.verifyChain(),
    reconcile: journal.needsReconcile(),
    profile: journal.profile(),
  }
  close()
  return found
}

async function restored(pc: NewPc, typed: string) {
  const opened = await pc.restore.open(typed)
  if (!opened.ok || opened.value.state !== 'restored') throw new Error(JSON.stringify(opened))
  return opened.value.account
}

describe('a backup from another PC', () => {
  test('becomes an account of its own, by the recovery code alone', async () => {
    const stick = stickOf('test')
    const keychain = new MemoryKeychain()
    const pc = newPc(keychain)
    pc.pick(stick.backup)
    expect(await pc.restore.choose()).toMatchObject({
      state: 'chosen',
      hasKey: true,
      backup: { name: basename(stick.backup), reason: 'daily', terminal: stick.terminal },
    })
    const account = await restored(pc, stick.typed)
    expect(account).toEqual({
      accountId: expect.stringMatching(/^test-[0-9a-f]{10}$/) as string,
      mode: 'test',
      name: '한빛수학학원',
    })
    const found = journalOf(pc, account.accountId, stick.key)
    expect(found).toMatchObject({
      sales: ['sale-2', 'sale-1', 'sale-0'],
      chain: null,
      reconcile: { since: expect.any(Number) as number },
      profile: { name: '한빛수학학원', mode: 'test' },
    })
    expect(found.terminal).not.toBe(stick.terminal)
    expect([...keychain.items.keys()]).toEqual([`${account.accountId}/journal-key`])
    const again = new AccountsFile(join(pc.userDataDir, 'accounts.json'), () => undefined)
    expect(again.list()).toContainEqual(account)
    expect(readdirSync(join(pc.userDataDir, 'accounts', account.accountId)).toSorted()).toEqual([
      'journal.db',
      'journal.key',
      'journal.lease',
    ])
  })

  test('brings a wrapped key with it that the same code opens', async () => {
    const stick = stickOf()
    const keychain = new MemoryKeychain()
    const first = newPc(keychain)
    first.pick(stick.backup)
    await first.restore.choose()
    const { accountId } = await restored(first, stick.typed)
    const wrapped = join(first.userDataDir, 'accounts', accountId, 'journal.key')
    // The stick's own key is lost; the one that was made is put in its place.
    copyFileSync(wrapped, stick.keyFile)
    const second = newPc(new MemoryKeychain())
    second.pick(stick.backup)
    await second.restore.choose()
    expect((await restored(second, stick.typed)).mode).toBe('live')
  })

  test('opens with the journal’s own key file beside it too', async () => {
    const stick = stickOf()
    renameSync(stick.keyFile, join(stick.folder, 'journal.key'))
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    expect(await pc.restore.choose()).toMatchObject({ hasKey: true })
    await restored(pc, stick.typed)
  })

  test.each(['locked', 'no-service', 'not-installed'] as const)(
    'is restored although the keychain is %s: its account opens by the code',
    async (trouble) => {
      const stick = stickOf()
      const keychain = new MemoryKeychain()
      keychain.trouble = trouble
      const pc = newPc(keychain)
      pc.pick(stick.backup)
      await pc.restore.choose()
      await restored(pc, stick.typed)
      expect(keychain.items.size).toBe(0)
    },
  )

  test('from before there was a profile is live, under the name of its folder', async () => {
    const pc = newPc(new MemoryKeychain())
    const stick = stickOf()
    const old = join(stick.folder, NAME_2)
    copyFileSync(VERSION_2, old)
    const connection = connect(old, KEY)
    connection.pragma('journal_mode = DELETE')
    connection.close()
    writeFileSync(old.replace('.db', '.key'), wrapKey(KEY, codeOf(stick.typed), systemRandom))
    pc.pick(old)
    await pc.restore.choose()
    const account = await restored(pc, stick.typed)
    expect(account.mode).toBe('live')
    expect(account.name).toBe(account.accountId)
    expect(journalOf(pc, account.accountId, KEY).sales).toEqual(['sale-2', 'sale-1', 'sale-0'])
  })

  test('is refused where its key is here already, also when the first copy lost its code file', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    await pc.restore.choose()
    const { accountId } = await restored(pc, stick.typed)
    await pc.restore.choose()
    const again = () => pc.restore.open(stick.typed)
    expect(await again()).toEqual({ ok: true, value: { state: 'already-here' } })
    rmSync(join(pc.userDataDir, 'accounts', accountId, 'journal.key'))
    expect(await again()).toEqual({ ok: true, value: { state: 'already-here' } })
    expect(foldersOf(pc)).toEqual([accountId])
  })

  test('takes away what a program left that was ended in the middle', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    mkdirSync(join(pc.userDataDir, 'accounts/restoring-abc'), { recursive: true })
    pc.pick(stick.backup)
    await pc.restore.choose()
    const { accountId } = await restored(pc, stick.typed)
    expect(foldersOf(pc)).toEqual([accountId])
  })
})

describe('choosing', () => {
  test('nothing leaves nothing to open', async () => {
    const pc = newPc(new MemoryKeychain())
    pc.pick(null)
    expect(await pc.restore.choose()).toEqual({ state: 'cancelled' })
    expect(await pc.restore.open(stickOf().typed)).toEqual({
      ok: true,
      value: { state: 'nothing-chosen' },
    })
  })

  test('a backup without its key says so, and the code then opens nothing', async () => {
    const stick = stickOf()
    rmSync(stick.keyFile)
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    expect(await pc.restore.choose()).toMatchObject({ state: 'chosen', hasKey: false })
    expect(await pc.restore.open(stick.typed)).toEqual({ ok: true, value: { state: 'no-file' } })
  })

  /** Each puts something in the place of the backup, or picks another file. */
  const NONE: readonly [string, (stick: Stick) => string][] = [
    ['a name of somebody else', ({ backup }) => moved(backup, 'backup.db')],
    ['our name with more behind it', ({ backup }) => moved(backup, `${basename(backup)}.exe`)],
    ['a database that nobody encrypted', plain],
    ['an empty file', ({ backup }) => (truncateSync(backup, 0), backup)],
    ['more than any backup can be', ({ backup }) => (truncateSync(backup, 33 * 1024 ** 3), backup)],
    ['a link', linked],
    ['a folder', ({ backup }) => (rmSync(backup), mkdirSync(backup), backup)],
    ['a pipe', ({ backup }) => (rmSync(backup), execFileSync('mkfifo', [backup]), backup)],
    ['nothing any more', ({ backup }) => (rmSync(backup), backup)],
  ]

  function moved(path: string, name: string): string {
    const target = join(dirname(path), name)
    renameSync(path, target)
    return target
  }

  function plain({ backup }: Stick): string {
    rmSync(backup)
    new Database(backup).exec('CREATE TABLE event (a TEXT) STRICT').close()
    return backup
  }

  function linked({ backup }: Stick): string {
    symlinkSync(moved(backup, 'real.db'), backup)
    return backup
  }

  test.each(NONE)('%s is no backup', async (_what, spoil) => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(spoil(stick))
    expect(await pc.restore.choose()).toEqual({ state: 'not-a-backup' })
    expect(await pc.restore.open(stick.typed)).toEqual({
      ok: true,
      value: { state: 'nothing-chosen' },
    })
  })
})

describe('a file that does not check out', () => {
  function change({ backup, key }: Stick, sql: string): void {
    const connection = connect(backup, key)
    connection.exec(sql)
    connection.pragma('journal_mode = DELETE')
    connection.close()
  }

  /** A whole journal of another shop under our backup's name. */
  function swapped(stick: Stick): void {
    copyFileSync(strangerOf().backup, stick.backup)
  }

  const SPOILT: readonly [string, string, (stick: Stick) => void][] = [
    ['is cut short', 'damaged', ({ backup }) => truncateSync(backup, 4096 * 6)],
    ['is cut in a page', 'damaged', ({ backup }) => truncateSync(backup, 4096 * 6 + 100)],
    ['has a first page that was changed', 'damaged', ({ backup }) => flip(backup, 200)],
    ['has a page that was changed', 'damaged', ({ backup }) => flip(backup, 4096 * 4 + 8)],
    ['is a journal of somebody else', 'not-this-journal', swapped],
    ['is noise', 'not-this-journal', ({ backup }) => writeFileSync(backup, 'x'.repeat(99_999))],
    [
      'has a trigger of somebody else',
      'damaged',
      (stick) => change(stick, 'CREATE TRIGGER t AFTER INSERT ON event BEGIN SELECT 1; END'),
    ],
    [
      'has a view that would never end, for a table',
      'damaged',
      (stick) =>
        change(
          stick,
          `PRAGMA foreign_keys = OFF; DROP TABLE terminal; CREATE VIEW terminal AS
           WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT i AS name FROM n`,
        ),
    ],
    ['lost an index', 'damaged', (stick) => change(stick, 'DROP INDEX orders_by_person')],
    ['was made by a later version', 'newer', (stick) => change(stick, 'PRAGMA user_version = 99')],
    [
      'has an event that was changed',
      'damaged',
      (stick) =>
        change(
          stick,
          `DROP TRIGGER event_is_never_changed; UPDATE event SET time = 5 WHERE seq = 4;
           CREATE TRIGGER event_is_never_changed BEFORE UPDATE ON event
BEGIN
  SELECT RAISE(ABORT, 'an event is never changed');
END`,
        ),
    ],
    ['has a key that is damaged', 'damaged', ({ keyFile }) => flip(keyFile, 50)],
    [
      'has the raw key of a practice account',
      'damaged',
      ({ keyFile, key }) => writeFileSync(keyFile, key),
    ],
    [
      'has a key of a later version',
      'newer',
      ({ keyFile }) => writeFileSync(keyFile, 'JANGBUKEY\u0002'),
    ],
  ]

  test.each(SPOILT)(
    'because it %s answers %s and leaves nothing behind',
    async (_what, state, spoil) => {
      const stick = stickOf()
      const keychain = new MemoryKeychain()
      const pc = newPc(keychain)
      pc.pick(stick.backup)
      spoil(stick)
      expect(await pc.restore.choose()).toMatchObject({ state: 'chosen' })
      expect(await pc.restore.open(stick.typed)).toEqual({ ok: true, value: { state } })
      expect(foldersOf(pc)).toEqual([])
      expect(pc.accounts.list()).toHaveLength(1)
      expect(keychain.calls).toEqual([])
    },
  )

  test('because the stick was pulled says that it has gone', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    await pc.restore.choose()
    rmSync(stick.backup)
    expect(await pc.restore.open(stick.typed)).toEqual({
      ok: false,
      failure: { kind: 'backup-unusable', why: 'gone' },
    })
    expect(foldersOf(pc)).toEqual([])
  })

  test('because the disk refuses its list of accounts leaves no account', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    await pc.restore.choose()
    mkdirSync(join(pc.userDataDir, 'accounts.json'))
    expect(await pc.restore.open(stick.typed)).toEqual({
      ok: false,
      failure: { kind: 'backup-unusable', why: 'unwritable' },
    })
    expect(foldersOf(pc)).toEqual([])
  })
})

describe('the typed code', () => {
  test('that is none says where, a wrong one says so, and the file stays chosen for the right one', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    await pc.restore.choose()
    expect(await pc.restore.open(stick.typed.slice(0, -1))).toEqual({
      ok: true,
      value: { state: 'mistyped', why: 'length', group: 0, letters: 27 },
    })
    expect(await pc.restore.open(`U${stick.typed.slice(1)}`)).toMatchObject({
      value: { state: 'mistyped', why: 'letter', group: 1 },
    })
    const other = showRecoveryCode(makeRecoveryCode(systemRandom))
    expect(await pc.restore.open(other)).toEqual({ ok: true, value: { state: 'wrong-code' } })
    await restored(pc, stick.typed.toLowerCase())
    expect(await pc.restore.open(stick.typed)).toMatchObject({ value: { state: 'nothing-chosen' } })
  })

  test('given twice at once makes one account', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    await pc.restore.choose()
    const both = await Promise.all([pc.restore.open(stick.typed), pc.restore.open(stick.typed)])
    const states = both.map((opened) => (opened.ok ? opened.value.state : 'not ok'))
    expect(states.toSorted()).toEqual(['nothing-chosen', 'restored'])
    expect(foldersOf(pc)).toHaveLength(1)
  })

  test('of another file that was chosen meanwhile opens that one, after the first', async () => {
    const [first, second] = [stickOf(), strangerOf()]
    const pc = newPc(new MemoryKeychain())
    pc.pick(first.backup)
    await pc.restore.choose()
    const opening = pc.restore.open(first.typed)
    await Promise.resolve()
    pc.pick(second.backup)
    await pc.restore.choose()
    const both = await Promise.all([opening, pc.restore.open(second.typed)])
    expect(both).toMatchObject([{ value: { state: 'restored' } }, { value: { state: 'restored' } }])
    expect(foldersOf(pc)).toHaveLength(2)
    expect(pc.accounts.list()).toHaveLength(3)
  })

  test('and the key behind it are in no file that is left', async () => {
    const stick = stickOf()
    const pc = newPc(new MemoryKeychain())
    pc.pick(stick.backup)
    await pc.restore.choose()
    const { accountId } = await restored(pc, stick.typed)
    const folder = join(pc.userDataDir, 'accounts', accountId)
    for (const file of [
      ...readdirSync(folder).map((name) => join(folder, name)),
      join(pc.userDataDir, 'accounts.json'),
    ]) {
      const bytes = readFileSync(file)
      expect(bytes.includes(Buffer.from(stick.key))).toBe(false)
      expect(bytes.includes(Buffer.from(stick.key).toString('hex'))).toBe(false)
    }
  })
})

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listBackups } from '../../../../main/journal/backup/list-backups.ts'
import { connect } from '../../../../main/journal/connection.ts'
import { knownVersion, versionOf } from '../../../../main/journal/migrate.ts'
import { connectToRead } from '../../../../main/journal/read-connection.ts'
import { takeLease } from '../../../../main/journal/start/lease.ts'
import { startJournalAsync } from '../../../../main/journal/start/start-journal.ts'
import type { StartedJournal } from '../../../../main/journal/start/start-journal.ts'
import { KEY, books, flip, sell, sums } from '../books.ts'
import type { Books } from '../books.ts'
import { temporaryFolder } from '../fixture.ts'

/** Three sales (approved, declined, unknown) as the program wrote them when its shape was the second. */
const VERSION_2 = fileURLToPath(new URL('../../../fixtures/journals/version-2.db', import.meta.url))
const PROGRAM = fileURLToPath(new URL('start-async-process.ts', import.meta.url))

function shopOfVersion2(): Books {
  const shop = books()
  mkdirSync(shop.folder, { mode: 0o700 })
  copyFileSync(VERSION_2, shop.path)
  return shop
}

async function startAsync(shop: Books, key = KEY): Promise<StartedJournal> {
  const { path, options } = shop
  const started = await startJournalAsync({ ...options, path, key })
  onTestFinished(() => started.close())
  return started
}

function versionAt(path: string, journaling: 'wal' | 'delete'): number {
  const connection = connectToRead(path, KEY, journaling)
  try {
    return versionOf(connection)
  } finally {
    connection.close()
  }
}

function expectWhole({ journal, path }: StartedJournal): void {
  expect(journal.recent(9).map(({ saleId, state }) => [saleId, state])).toEqual([
    ['sale-2', 'unknown'],
    ['sale-1', 'declined'],
    ['sale-0', 'approved'],
  ])
  expect(journal.verifyChain()).toBeNull()
  expect(versionAt(path, 'wal')).toBe(knownVersion())
}

describe('a journal of an older version', () => {
  test('is backed up as it was and brought to this one, while the window goes on living', async () => {
    const shop = shopOfVersion2()
    const progress = { isDone: false, turns: 0 }
    const starting = startAsync(shop).finally(() => (progress.isDone = true))
    while (!progress.isDone) {
      progress.turns += 1
      await pause(1)
    }
    const started = await starting
    expect(progress.turns).toBeGreaterThan(1)
    expectWhole(started)
    expect(started.backups).toMatchObject([{ reason: 'migration', headSeq: 10 }])
    expect(versionAt(started.backups[0]?.path ?? '', 'delete')).toBe(2)
  })

  test('has what it had, in either shape, whenever the program is killed meanwhile', async () => {
    for (let turn = 0; turn < 6; turn += 1) {
      const shop = shopOfVersion2()
      const child = spawn(process.execPath, [PROGRAM, shop.path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const exited = once(child, 'exit')
      await once(child.stdout, 'data')
      await pause(turn * 15)
      child.kill('SIGKILL')
      await exited
      for (const backup of listBackups(shop.path)) expect(versionAt(backup.path, 'delete')).toBe(2)
      const started = await startAsync(shop)
      expectWhole(started)
      expect(started.backups.length).toBeGreaterThan(0)
      const drafts = readdirSync(join(shop.folder, 'backups')).filter((name) =>
        name.startsWith('making-'),
      )
      expect(drafts).toEqual([])
      started.close()
    }
  })

  test('stays as it is when the backup cannot be written', async () => {
    const shop = shopOfVersion2()
    symlinkSync(join(shop.folder, 'nowhere/at-all'), join(shop.folder, 'backups'))
    await expect(startAsync(shop)).rejects.toMatchObject({ name: 'JournalUnwritable' })
    expect(versionAt(shop.path, 'wal')).toBe(2)
    takeLease(shop.folder).release()
  })
})

describe('starting without holding the window up', () => {
  test('opens what is ready, and what is new', async () => {
    const shop = books()
    const first = await startAsync(shop)
    sell(first.journal, 2)
    first.close()
    expect((await startAsync(shop)).journal.recent(9)).toHaveLength(2)
    expect(listBackups(shop.path)).toEqual([])
  })

  test('moves a damaged journal aside as it was and tells the newest good backup', async () => {
    const shop = books()
    const { journal, close } = shop.start()
    sell(journal, 30)
    const good = shop.backUp()
    const spoilt = shop.backUp()
    close()
    flip(spoilt, 4096 * 6 + 8)
    for (const at of [3, 4096 * 5 + 8]) flip(shop.path, at)
    const before = sums(shop.folder)
    const error = await startAsync(shop).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({
      name: 'JournalDamaged',
      report: { cause: 'first-page', newestGoodBackup: good },
    })
    expect(existsSync(shop.path)).toBe(false)
    const { report } = error as { report: { asideFolder: string } } // as just expected
    expect(sums(report.asideFolder)).toEqual(before)
    takeLease(shop.folder).release()
  })

  test('says the same as the other start of another key, a newer file and a second program', async () => {
    const shop = books()
    const started = shop.start()
    sell(started.journal, 3)
    await expect(startAsync(shop)).rejects.toMatchObject({ name: 'JournalInUse' })
    started.close()
    await expect(startAsync(shop, new Uint8Array(32).fill(3))).rejects.toMatchObject({
      name: 'JournalWrongKey',
    })
    const under = connect(shop.path, KEY)
    under.pragma('user_version = 99')
    under.close()
    await expect(startAsync(shop)).rejects.toMatchObject({
      name: 'JournalFromNewerVersion',
      version: 99,
    })
    takeLease(shop.folder).release()
  })
})

test('the lease is held although nobody refers to it any more', async () => {
  const folder = temporaryFolder()
  setFlagsFromString('--expose-gc')
  // Only a new context sees the flag.
  const collect = runInNewContext('gc') as () => void
  takeLease(folder)
  for (let turn = 0; turn < 5; turn += 1) {
    collect()
    await pause(1)
  }
  expect(() => takeLease(folder)).toThrow(expect.objectContaining({ name: 'JournalInUse' }))
})

import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { backupFolder, listBackups } from '../../../../main/journal/backup/list-backups.ts'
import { connect } from '../../../../main/journal/connection.ts'
import { openReader } from '../../../../main/journal/reader/open-reader.ts'
import { shrinkWal } from '../../../../main/journal/shrink-wal.ts'
import { connectToRead } from '../../../../main/journal/read-connection.ts'
import { KEY, NOON, books, flip, sell } from '../books.ts'
import { orderIn, world } from '../fixture.ts'

describe('a connection for reading', () => {
  test('has the settings of every other and cannot write', () => {
    const shop = books()
    sell(shop.start().journal, 1)
    const connection = connectToRead(shop.path, KEY, 'wal')
    const read = (name: string) => connection.pragma(name, { simple: true })
    expect(
      [
        'synchronous',
        'trusted_schema',
        'cell_size_check',
        'temp_store',
        'mmap_size',
        'secure_delete',
        'foreign_keys',
        'busy_timeout',
      ].map(read),
    ).toEqual([2, 0, 1, 2, 0, 1, 1, 5_000])
    expect(() => connection.exec('DELETE FROM orders')).toThrow(
      expect.objectContaining({ code: 'SQLITE_READONLY' }),
    )
    connection.close()
  })

  test('is refused for a file that is journaled otherwise', () => {
    const shop = books()
    shop.start().close()
    expect(() => connectToRead(shop.path, KEY, 'delete')).toThrow('journal_mode is wal, not delete')
  })
})

describe('the reader', () => {
  test('answers each request with what was asked, in the order asked', async () => {
    const shop = books()
    const { journal } = shop.start()
    sell(journal, 3)
    const reader = shop.reader()
    const order: string[] = []
    const ask = async <T>(name: string, answer: Promise<T>): Promise<T> => {
      const found = await answer
      order.push(name)
      return found
    }
    const answers = await Promise.all([
      ask('backup', reader.ask({ kind: 'back-up', reason: 'asked', takenAt: NOON })),
      ask('chain', reader.ask({ kind: 'verify-chain' })),
      ask('check', reader.ask({ kind: 'check-integrity' })),
    ])
    expect(answers).toEqual([listBackups(shop.path)[0]?.path, null, null])
    expect(order).toEqual(['backup', 'chain', 'check'])
  })

  test('sees what was written after it was opened, and what was tampered with', async () => {
    const shop = books()
    const { journal } = shop.start()
    const reader = shop.reader()
    expect(await reader.ask({ kind: 'verify-chain' })).toBeNull()
    sell(journal, 3)
    const under = connect(shop.path, KEY)
    under.exec('DROP TRIGGER event_is_never_changed; UPDATE event SET time = 1 WHERE seq = 4')
    under.close()
    const place = { terminal: journal.terminal, seq: 4 }
    expect(await reader.ask({ kind: 'verify-chain' })).toEqual(place)
    expect(await reader.ask({ kind: 'check-integrity' })).toBe(`event ${place.terminal} 4`)
    await expect(
      reader.ask({ kind: 'back-up', reason: 'asked', takenAt: NOON }),
    ).rejects.toMatchObject({ name: 'JournalDamaged', detail: `event ${place.terminal} 4` })
    expect(readdirSync(backupFolder(shop.path))).toEqual([])
  })

  test('names a page that was damaged while the journal was open', async () => {
    const shop = books()
    const started = shop.start()
    sell(started.journal, 60)
    started.journal.shrinkWal()
    flip(shop.path, 4096 * 20 + 9)
    expect(await shop.reader().ask({ kind: 'check-integrity' })).toMatch(/integrity_check|SQLITE_/)
  })

  test('gives up a backup between two steps, takes its draft away, and goes on', async () => {
    const shop = books()
    sell(shop.start().journal, 100)
    const reader = shop.reader()
    const folder = backupFolder(shop.path)
    const abort = new AbortController()
    const running = reader.ask({ kind: 'back-up', reason: 'asked', takenAt: NOON }, abort.signal)
    const ended = Promise.allSettled([running])
    while (!existsSync(folder) || readdirSync(folder).length === 0) {
      await new Promise((resolve) => setImmediate(resolve))
    }
    abort.abort()
    expect(await ended).toMatchObject([{ reason: { name: 'ReadCancelled' } }])
    expect(readdirSync(folder)).toEqual([])
    expect(await reader.ask({ kind: 'verify-chain' })).toBeNull()
  })

  test('does not begin what was cancelled while it waited', async () => {
    const shop = books()
    sell(shop.start().journal, 10)
    const reader = shop.reader()
    const abort = new AbortController()
    const answers = Promise.allSettled([
      reader.ask({ kind: 'verify-chain' }),
      reader.ask({ kind: 'back-up', reason: 'asked', takenAt: NOON }, abort.signal),
      reader.ask({ kind: 'verify-chain' }, AbortSignal.abort()),
    ])
    abort.abort()
    expect(await answers).toMatchObject([
      { value: null },
      { reason: { name: 'ReadCancelled' } },
      { reason: { name: 'ReadCancelled' } },
    ])
    expect(existsSync(backupFolder(shop.path))).toBe(false)
  })

  test('finishes what was asked before it closes, and is asked nothing after', async () => {
    const shop = books()
    sell(shop.start().journal, 2)
    const reader = openReader({ path: shop.path, key: KEY })
    const last = reader.ask({ kind: 'back-up', reason: 'asked', takenAt: NOON })
    await reader.close()
    expect(existsSync(await last)).toBe(true)
    await expect(reader.ask({ kind: 'verify-chain' })).rejects.toMatchObject({ name: 'ReaderGone' })
    await reader.close()
  })

  test('says that the key is another', async () => {
    const shop = books()
    sell(shop.start().journal, 1)
    const reader = openReader({ path: shop.path, key: new Uint8Array(32).fill(9) })
    await expect(reader.ask({ kind: 'verify-chain' })).rejects.toMatchObject({
      name: 'JournalWrongKey',
    })
    await reader.close()
  })

  test('leaves the thread that takes payments free while it verifies', async () => {
    const shop = books()
    const { journal } = shop.start()
    sell(journal, 200)
    const reader = shop.reader()
    let turns = 0
    const progress = { isDone: false }
    const verified = reader.ask({ kind: 'check-integrity' }).finally(() => (progress.isDone = true))
    while (!progress.isDone) {
      orderIn(journal, 'sent', { saleId: `meanwhile-${(turns += 1)}` })
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(await verified).toBeNull()
    expect(turns).toBeGreaterThan(1)
  })
})

describe('the WAL', () => {
  test('is shortened without waiting for anybody, and later writes wait as before', () => {
    const { journal, path } = world()
    sell(journal, 1)
    const connection = connect(path, KEY)
    shrinkWal(connection, path)
    expect(connection.pragma('busy_timeout', { simple: true })).toBe(5_000)
    connection.close()
  })

  const WAL = 16 * 1024 ** 2

  test('that grew behind a long reader is small again in the next idle moment', () => {
    const shop = books()
    const { journal } = shop.start()
    const reading = connectToRead(shop.path, KEY, 'wal')
    reading.exec('BEGIN')
    expect(reading.prepare('SELECT count(*) FROM orders').pluck().get()).toBe(0)
    let size = 0
    for (let turn = 0; size <= WAL; turn += 1) {
      sell(journal, 100, `turn-${turn}`)
      size = journal.shrinkWal()
    }
    expect(size).toBeGreaterThan(WAL)
    reading.exec('COMMIT')
    expect(journal.shrinkWal()).toBe(0)
    reading.close()
    const under = connect(shop.path, KEY)
    expect(under.pragma('journal_size_limit', { simple: true })).toBe(WAL)
    under.close()
  })
})

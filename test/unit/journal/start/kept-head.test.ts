import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { JournalDamaged } from '../../../../main/journal/errors.ts'
import type { ChainHead } from '../../../../main/journal/event-kinds.ts'
import { beginAnew, restoreBackup } from '../../../../main/journal/restore/restore-backup.ts'
import { books, sell, type Books } from '../books.ts'

/** Sells, closes, and answers where the journal had come to. */
function day(shop: Books, name: string): ChainHead {
  const { journal, close } = shop.start()
  sell(journal, 3, name)
  const head = journal.head()
  close()
  return head
}

function causeOf(shop: Books, keptHead: ChainHead): string | undefined {
  try {
    const { close, journal } = shop.start({ keptHead })
    expect(journal.isBehind(keptHead)).toBe(false)
    close()
    return undefined
  } catch (error) {
    if (error instanceof JournalDamaged) return error.report?.cause
    throw error
  }
}

const yesterdayOf = (shop: Books) => join(shop.folder, 'yesterday')

test('a journal at the kept head, or past it, opens', () => {
  const shop = books()
  const head = day(shop, 'one')
  expect(causeOf(shop, head)).toBeUndefined()
  day(shop, 'two')
  expect(causeOf(shop, head)).toBeUndefined()
})

test('a whole file from before the head was kept is older, and so is none at all', () => {
  const shop = books()
  day(shop, 'one')
  copyFileSync(shop.path, yesterdayOf(shop))
  const head = day(shop, 'two')
  copyFileSync(yesterdayOf(shop), shop.path)
  expect(causeOf(shop, head)).toBe('older-than-backup')

  const gone = books()
  const last = day(gone, 'one')
  rmSync(gone.path)
  expect(causeOf(gone, last)).toBe('missing')
})

test('an older file that was written to since, as far as the head, is another chain', () => {
  const shop = books()
  day(shop, 'one')
  copyFileSync(shop.path, yesterdayOf(shop))
  const head = day(shop, 'two')
  copyFileSync(yesterdayOf(shop), shop.path)
  day(shop, 'other')
  expect(causeOf(shop, head)).toBe('chain')
})

test('another journal of the same key is older: its chain is not the one the head is of', () => {
  const shop = books()
  const other = books()
  const head = day(shop, 'one')
  shop.clock.set(shop.clock.now() + 1)
  const strange = { ...head, terminal: head.terminal === 'ABCDE' ? 'ABCDF' : 'ABCDE' }
  day(other, 'one')
  expect(causeOf(other, strange)).toBe('older-than-backup')
})

test('a person who restores a backup, or begins anew, is not told that the journal is older', () => {
  const shop = books()
  day(shop, 'one')
  const backup = shop.backUp()
  const head = day(shop, 'two')
  restoreBackup(backup, shop.options)
  expect(causeOf(shop, head)).toBeUndefined()
  beginAnew(shop.options)
  const afterwards = day(shop, 'three')
  expect(causeOf(shop, afterwards)).toBeUndefined()
  rmSync(shop.path)
  beginAnew(shop.options)
  expect(causeOf(shop, afterwards)).toBeUndefined()
})

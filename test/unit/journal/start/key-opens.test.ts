import { randomBytes } from 'node:crypto'
import { copyFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { keyOpens, wasEverMade } from '../../../../main/journal/start/key-opens.ts'
import { KEY, books, flip, sell, sums, type Books } from '../books.ts'

const OTHER = new Uint8Array(randomBytes(32))

function shopAfter(spoil: (shop: Books) => void = () => undefined): Books {
  const shop = books()
  const { journal, close } = shop.start()
  sell(journal, 3)
  close()
  spoil(shop)
  return shop
}

/** As a program that was killed leaves a young journal: a page in the file, the rest in its WAL. */
function killedYoung(): Books {
  const shop = books()
  const { close } = shop.start()
  for (const end of ['', '-wal', '-shm'])
    copyFileSync(shop.path + end, join(shop.folder, `keep${end}`))
  close()
  for (const end of ['', '-wal', '-shm'])
    renameSync(join(shop.folder, `keep${end}`), shop.path + end)
  expect(statSync(shop.path).size).toBe(4096)
  return shop
}

describe('whose journal it is', () => {
  test.each([
    ['a journal', () => shopAfter()],
    ['a journal whose program was killed before its file had a second page', killedYoung],
    ['a journal with a damaged first page', () => shopAfter(({ path }) => flip(path, 100))],
    [
      'a journal that is gone, by its backup',
      () =>
        shopAfter((shop) => {
          shop.backUp()
          rmSync(shop.path)
        }),
    ],
  ])('is known of %s, whose files stay as they are', (_what, make) => {
    const shop = make()
    const before = sums(shop.folder)
    expect(keyOpens(shop.path, KEY)).toBe(true)
    expect(keyOpens(shop.path, OTHER)).toBe(false)
    expect(sums(shop.folder)).toEqual(before)
  })

  test('is not asked of a journal that another program has open', () => {
    const shop = killedYoung()
    const { close } = shop.start()
    expect(keyOpens(shop.path, KEY)).toBe(true)
    close()
  })

  test('is anybody’s while there is nothing to try a key on', () => {
    expect(keyOpens(books().path, OTHER)).toBe(true)
  })
})

describe('whether there ever was one', () => {
  test('is seen by the file, its WAL, its backups and what was moved aside', () => {
    expect(wasEverMade(books().path)).toBe(false)
    expect(wasEverMade(shopAfter().path)).toBe(true)
    const backedUp = shopAfter((shop) => {
      shop.backUp()
      rmSync(shop.path)
    })
    expect(wasEverMade(backedUp.path)).toBe(true)
    const wal = shopAfter(({ path }) => {
      rmSync(path)
      writeFileSync(`${path}-wal`, 'x')
    })
    expect(wasEverMade(wal.path)).toBe(true)
  })
})

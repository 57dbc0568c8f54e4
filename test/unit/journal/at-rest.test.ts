import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { books } from './books.ts'
import { intentOf } from './fixture-intent.ts'

/** Who paid, who works here and whose shop it is: all of it personal, or next to it (bar B-P11). */
const PERSONAL = [
  '카나리아박민수',
  '010-9753-1864',
  'canary.minsu@example.com',
  '카나리아 두 번',
  '카나리아직원',
] as const

/** Every file of a shop, by its name. */
function filesOf(folder: string): ReadonlyMap<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => [name, readFileSync(join(parentPath, name))] as const),
  )
}

function isIn(bytes: Buffer, text: string): boolean {
  return bytes.includes(text) || bytes.includes(Buffer.from(text, 'utf16le'))
}

function filled() {
  const shop = books()
  const started = shop.start()
  const [name, phone, email, duplicateReason, staffName] = PERSONAL
  for (let turn = 0; turn < 20; turn += 1) {
    const buyer = { name, phone, email }
    started.journal.recordIntent(intentOf({ saleId: `s-${turn}`, buyer, duplicateReason }))
  }
  const codeHash = new Uint8Array(52).fill(1)
  started.journal.staff.add({ name: staffName, role: 'cashier', codeHash })
  return { shop, started }
}

describe('on the disk', () => {
  test('a journal, its WAL and its backups show nothing of a person, and are no SQLite files', () => {
    const { shop, started } = filled()
    shop.backUp()
    const { journal } = started
    expect(journal.recent(1)[0]).toMatchObject({ buyerName: PERSONAL[0] })
    expect(journal.staff.all()).toMatchObject([{ name: PERSONAL[4] }])

    const files = filesOf(shop.folder)
    const names = [...files.keys()]
    expect(names.filter((name) => /\.db(-wal)?$/.test(name)).length).toBeGreaterThanOrEqual(3)
    const shown = [...files].flatMap(([name, bytes]) => [
      ...(bytes.subarray(0, 15).toString('latin1') === 'SQLite format 3' ? [name] : []),
      ...[...PERSONAL, 'CREATE TABLE', '010-9753', '박민수', 'cashier']
        .filter((text) => isIn(bytes, text))
        .map((text) => `${text} in ${name}`),
    ])
    expect(shown).toEqual([])
  })

  test('another key opens none of it, and changes none of its bytes', () => {
    const { shop, started } = filled()
    shop.backUp()
    started.close()
    const databases = () =>
      [...filesOf(shop.folder)]
        .filter(([name]) => name.endsWith('.db'))
        .map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')])
    const before = databases()
    expect(() => shop.start({ key: new Uint8Array(32).fill(8) })).toThrow(
      expect.objectContaining({ name: 'JournalWrongKey' }),
    )
    expect(before).toHaveLength(2)
    expect(databases()).toEqual(before)
  })
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { loadOrCreateKeyFile } from '../../../main/journal/key-file.ts'
import { openJournal } from '../../../main/journal/open-journal.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'
import { seedJournal } from '../../bench/seed-journal.ts'

test('a journal made for measuring is one the program could have written itself', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-seed-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  seedJournal(folder, 70)
  const journal = openJournal({
    path: join(folder, 'journal.db'),
    key: loadOrCreateKeyFile(join(folder, 'journal.key')),
    clock: systemClock,
    random: systemRandom,
  })
  onTestFinished(() => journal.close())

  // The terminal's first event, and three of every order.
  expect(journal.headSeq()).toBe(1 + 3 * 70)
  expect(journal.verifyChain()).toBeNull()
  expect(journal.tray()).toEqual([])
  const orders = journal.recent(100)
  expect(orders).toHaveLength(70)
  expect(new Set(orders.map(({ state }) => state))).toEqual(new Set(['approved', 'declined']))
  journal.rebuild()
  expect(journal.recent(100)).toEqual(orders)
})

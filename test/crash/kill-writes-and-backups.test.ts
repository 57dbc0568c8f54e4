import { expect, test } from 'vitest'
import { killBooks } from './kill-books.ts'

test('60 kills during writes and backups lose nothing acknowledged and spoil no finished backup', async () => {
  const tally = await killBooks(60)
  expect(tally).toMatchObject({ kills: 60, lost: 0, broken: 0, badBackups: 0 })
  // It was about something.
  expect(tally.acknowledged).toBeGreaterThan(60)
  expect(tally.backups).toBeGreaterThan(15)
  expect(tally.duringBackup).toBeGreaterThan(0)
}, 300_000)

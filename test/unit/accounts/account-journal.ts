import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { openJournal } from '../../../main/journal/open-journal.ts'
import type { Journal } from '../../../main/journal/records.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'

/** A real journal in a folder of its own, and the same file opened once more. */
export function accountJournal(): { readonly journal: Journal; readonly reopen: () => Journal } {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-account-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const key = randomBytes(32)
  const reopen = () => {
    const journal = openJournal({
      path: join(folder, 'journal.db'),
      key,
      clock: systemClock,
      random: systemRandom,
    })
    onTestFinished(() => journal.close())
    return journal
  }
  return { journal: reopen(), reopen }
}

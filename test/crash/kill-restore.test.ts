import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { listBackups } from '../../main/journal/backup/list-backups.ts'
import { backupSteps } from '../../main/journal/backup/make-backup.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import { connectToRead } from '../../main/journal/read-connection.ts'
import { startJournal } from '../../main/journal/start/start-journal.ts'
import { allAtOnce } from '../../main/journal/steps.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { KEY, intentOf } from '../unit/journal/fixture-intent.ts'

const PROGRAM = fileURLToPath(new URL('./restore-process.ts', import.meta.url))

function options(folder: string) {
  return { path: join(folder, 'journal.db'), key: KEY, clock: systemClock, random: systemRandom }
}

/** Two orders in a backup, three more since, some of them in the WAL only: as after a kill. */
function killedShop(): { folder: string; terminal: string } {
  const folder = mkdtempSync(join(tmpdir(), 'jangbu-restore-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const journal = openJournal(options(join(folder, 'open')))
  for (let sale = 0; sale < 5; sale += 1) {
    journal.recordIntent(intentOf({ saleId: `sale-${sale}` }))
    if (sale === 1) backUp(join(folder, 'open/journal.db'))
  }
  cpSync(join(folder, 'open'), join(folder, 'killed'), { recursive: true })
  journal.close()
  return { folder, terminal: journal.terminal }
}

function backUp(journalPath: string): void {
  const connection = connectToRead(journalPath, KEY, 'wal')
  const plan = { journalPath, key: KEY, reason: 'asked', takenAt: Date.now() } as const
  allAtOnce(backupSteps(connection, plan))
  connection.close()
}

test('a restore killed before any of its changes to the disk leaves the old journal or the restored one, whole', () => {
  const { folder, terminal } = killedShop()
  const shop = join(folder, 'shop')
  const endings = new Set<string>()
  for (let at = 1; !endings.has('done'); at += 1) {
    rmSync(shop, { recursive: true, force: true })
    cpSync(join(folder, 'killed'), shop, { recursive: true })
    const backup = listBackups(join(shop, 'journal.db'))[0]?.path ?? ''
    const run = spawnSync(
      process.execPath,
      [PROGRAM, join(shop, 'journal.db'), backup, String(at)],
      { encoding: 'utf8' },
    )
    if (run.signal !== 'SIGKILL') expect(run.stdout).toBe('done\n')
    const { journal, close } = startJournal(options(shop))
    const isOld = journal.terminal === terminal
    expect(journal.recent(9)).toHaveLength(isOld ? 5 : 2)
    expect(journal.needsReconcile() === null).toBe(isOld)
    expect(journal.verifyChain()).toBeNull()
    const left = readdirSync(shop).filter((name) => /^(restoring|restored|damaged)-/.test(name))
    expect(left).toEqual([])
    const aside = readdirSync(shop).filter((name) => name.startsWith('replaced-'))
    expect(aside).toHaveLength(isOld ? 0 : 1)
    for (const name of aside) {
      const replaced = openJournal(options(join(shop, name)))
      expect(replaced.recent(9)).toHaveLength(5)
      replaced.close()
    }
    close()
    endings.add(run.signal === 'SIGKILL' ? `killed, ${isOld ? 'old' : 'restored'}` : 'done')
    expect(at).toBeLessThan(60)
  }
  expect(endings).toEqual(new Set(['killed, old', 'killed, restored', 'done']))
}, 180_000)

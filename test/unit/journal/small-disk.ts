/**
 * On a disk that is nearly full, does one thing until the disk refuses it, and prints how that was
 * told and what the journal holds afterwards, as JSON. The folder is a file system of its own.
 *
 * node small-disk.ts FOLDER SITE
 */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { backupSteps } from '../../../main/journal/backup/make-backup.ts'
import { listBackups } from '../../../main/journal/backup/list-backups.ts'
import { connectToRead } from '../../../main/journal/read-connection.ts'
import { restoreBackup } from '../../../main/journal/restore/restore-backup.ts'
import { startJournal } from '../../../main/journal/start/start-journal.ts'
import { allAtOnce } from '../../../main/journal/steps.ts'
import { verifyFile } from '../../../main/journal/verify-file.ts'
import { systemClock, systemRandom } from '../../../main/system-clock.ts'
import { KEY, intentOf } from './fixture-intent.ts'

const [folder = '', site = ''] = process.argv.slice(2)
const path = join(folder, 'journal.db')
const options = { path, key: KEY, clock: systemClock, random: systemRandom }

let { journal, close } = startJournal(options)
const acknowledged: string[] = []
const sell = (name: string) => {
  const orderId = journal.recordIntent(intentOf({ saleId: name })).order?.orderId ?? ''
  acknowledged.push(orderId)
  return orderId
}
const waiting = Array.from({ length: 100 }, (_, index) => sell(`sale-${index}`))
for (const orderId of waiting.slice(0, 50)) journal.recordSent(orderId)
journal.shrinkWal()
backUp()
fill()

const failure = tryUntilRefused()
const isWritable = journal.isWritable()
rmSync(join(folder, 'ballast'))
if (site === 'restore') ({ journal, close } = startJournal(options))
sell('afterwards')
const found = acknowledged.filter((orderId) => journal.order(orderId) !== null).length
const connection = connectToRead(path, KEY, 'wal')
const integrity = connection.pragma('integrity_check', { simple: true })
connection.close()
for (const { path: backup } of listBackups(path)) allAtOnce(verifyFile(backup, KEY))
console.log(
  JSON.stringify({
    failure,
    isWritable,
    lost: acknowledged.length - found,
    integrity,
    chain: journal.verifyChain(),
    backups: listBackups(path).length,
    left: [...readdirSync(folder), ...readdirSync(join(folder, 'backups'))].filter((name) =>
      /making|restor|replaced/.test(name),
    ),
  }),
)
close()

function tryUntilRefused(): string {
  try {
    for (let turn = 0; turn < 1000; turn += 1) {
      const orderId = waiting[turn % 50] ?? ''
      if (site === 'intent') sell(`more-${turn}`)
      if (site === 'sent') journal.recordSent(waiting[50 + turn] ?? '')
      if (site === 'outcome')
        journal.settle(orderId, { to: 'unknown', cause: 'timeout', gatewayText: '가'.repeat(190) })
      if (site === 'backup') backUp()
      if (site === 'restore') {
        close()
        // The disk itself is to refuse it, not the look at how much room there is.
        restoreBackup(listBackups(path)[0]?.path ?? '', { ...options, freeBytes: () => Infinity })
      }
    }
    return 'never'
  } catch (error) {
    return error instanceof Error ? error.name : 'not an error'
  }
}

function backUp(): void {
  const reading = connectToRead(path, KEY, 'wal')
  const plan = { journalPath: path, key: KEY, reason: 'asked', takenAt: Date.now() } as const
  try {
    allAtOnce(backupSteps(reading, plan))
  } finally {
    reading.close()
  }
}

/** Leaves nothing: whole pages first, then what is left byte by byte. */
function fill(): void {
  for (const size of [65_536, 4096]) {
    try {
      for (;;) writeFileSync(join(folder, 'ballast'), Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Full: that is what it is for.
    }
  }
}

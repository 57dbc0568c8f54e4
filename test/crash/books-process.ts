/**
 * Writes orders and takes backups, both all the time, until it is killed. Says on stdout what has
 * been acknowledged: `intent ID`, `sent ID`, `approved ID`, `backup PATH`.
 *
 * node test/crash/books-process.ts JOURNAL_PATH RUN_NAME
 */
import { setImmediate } from 'node:timers/promises'
import { openReader } from '../../main/journal/reader/open-reader.ts'
import { startJournal } from '../../main/journal/start/start-journal.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { KEY, intentOf } from '../unit/journal/fixture-intent.ts'

const [path = '', run = ''] = process.argv.slice(2)
const { journal } = startJournal({ path, key: KEY, clock: systemClock, random: systemRandom })
// What waits in a full pipe when the process is killed was never heard, so it does not count.
const say = (line: string) => process.stdout.write(`${line}\n`)

await Promise.all([writeOrders(), takeBackups()])

async function writeOrders(): Promise<never> {
  for (let index = 0; ; index += 1) {
    const orderId =
      journal.recordIntent(intentOf({ saleId: `${run}-${index}` })).order?.orderId ?? ''
    say(`intent ${orderId}`)
    journal.recordSent(orderId)
    say(`sent ${orderId}`)
    journal.settle(orderId, { to: 'approved', cause: 'paid', paidAt: Date.now() })
    say(`approved ${orderId}`)
    if (index % 5 === 0) journal.shrinkWal()
    await setImmediate()
  }
}

async function takeBackups(): Promise<never> {
  const reader = openReader({ path, key: KEY })
  for (;;) {
    const takenAt = systemClock.now()
    say(`backup ${await reader.ask({ kind: 'back-up', reason: 'daily', takenAt })}`)
  }
}

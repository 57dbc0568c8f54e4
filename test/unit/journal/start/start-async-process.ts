/** Says that it begins, starts the journal of that path as the program does, and lives on. */
import { startJournalAsync } from '../../../../main/journal/start/start-journal.ts'
import { systemClock, systemRandom } from '../../../../main/system-clock.ts'
import { KEY } from '../fixture-intent.ts'

const [path = ''] = process.argv.slice(2)
console.log('begins')
await startJournalAsync({ path, key: KEY, clock: systemClock, random: systemRandom })
setInterval(() => undefined, 60_000)

/** Starts the journal of that path, sells once, says so and lives on; or says why it could not. */
import { startJournal } from '../../../../main/journal/start/start-journal.ts'
import { systemClock, systemRandom } from '../../../../main/system-clock.ts'
import { KEY, intentOf } from '../fixture-intent.ts'

const [path = ''] = process.argv.slice(2)
try {
  const options = { path, key: KEY, clock: systemClock, random: systemRandom }
  startJournal(options).journal.recordIntent(intentOf())
  console.log('started')
} catch (error) {
  console.log(error instanceof Error ? error.name : 'not an error')
}
setInterval(() => undefined, 60_000)

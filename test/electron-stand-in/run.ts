import { becomeReady, someoneWaits } from './app-events.ts'
import { entry } from './entry.ts'

/**
 * Runs in the place of the main script, to know when it has ended: only then does Electron become
 * ready. A main script that still runs while it waits for that waits for ever there, with no window
 * and no word (electron/electron#40719); here it ends and says so.
 */
const ended = import(entry.url).then(() => true)
const isEnded = await Promise.race([ended, someoneWaits.then(() => false)])
if (!isEnded && !(await Promise.race([ended, nextTurn()]))) {
  process.stderr.write(
    'stand-in: main waits at its top level for `ready`, which Electron never sends\n',
  )
  process.exit(1)
}
becomeReady()

function nextTurn(): Promise<false> {
  return new Promise((resolve) => setImmediate(resolve, false))
}

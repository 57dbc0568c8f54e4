/**
 * Kills a process that writes orders and takes backups, with -9, as often as asked, and prints what
 * was lost: nothing. Exits 1 otherwise.
 *
 * npm run kills -- --kills 1000
 */
import { parseArgs } from 'node:util'
import { killBooks } from './kill-books.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '100' } } })
const started = performance.now()
const tally = await killBooks(Number(values.kills), (so) => {
  if (so.kills % 50 === 0) console.error(JSON.stringify(so))
})
const seconds = Math.round((performance.now() - started) / 1000)
console.log(JSON.stringify({ ...tally, seconds }))
if (tally.lost + tally.broken + tally.badBackups > 0) process.exitCode = 1

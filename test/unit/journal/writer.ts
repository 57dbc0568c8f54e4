/**
 * Writes orders until it is killed, saying on stdout what the journal has acknowledged.
 * `race` records one intent of one given sale instead and says what it was answered.
 */
import { randomBytes } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { writeSync } from 'node:fs'
import { openJournal } from '../../../main/journal/open-journal.ts'
import { KEY, intentOf } from './fixture-intent.ts'

const [mode = '', path = '', name = ''] = process.argv.slice(2)
const journal = openJournal({
  path,
  key: KEY,
  clock: {
    now: Date.now,
    monotonic: () => performance.now(),
    sleep: (ms) => wait(ms),
  },
  random: { bytes: (count) => randomBytes(count) },
})
const say = (line: string) => writeSync(1, `${line}\n`)

if (mode === 'race') {
  say('ready')
  process.stdin.once('data', () => {
    const kinds = Array.from({ length: 50 }, (_, index) => {
      const answer = journal.recordIntent(intentOf({ saleId: `raced-${index}` }))
      return `${answer.kind} ${answer.order?.orderId}`
    })
    say(kinds.join('\n'))
    journal.close()
    process.exit()
  })
} else {
  for (let index = 0; ; index += 1) {
    const answer = journal.recordIntent(intentOf({ saleId: `${name}-${index}` }))
    const orderId = answer.order?.orderId ?? ''
    say(`intent ${orderId}`)
    journal.recordSent(orderId)
    say(`sent ${orderId}`)
    journal.settle(orderId, { to: 'approved', cause: 'paid', paidAt: Date.now() })
    say(`approved ${orderId}`)
  }
}

/**
 * One life of a till in a process of its own that makes a trial charge if it is told a card, and ends
 * when nothing more will happen to any trial by itself. Prints a JSON line a step. `CRASH_AT=step`
 * ends it with SIGKILL where it comes to that step for the `CRASH_TIME`th time, as a power cut would.
 *
 * node test/crash/trial-process.ts FOLDER GATEWAY_ORIGIN [CARD_NUMBER AMOUNT]
 */
import { join } from 'node:path'
import { trialStep, trialsOf } from '../../main/accounts/trial.ts'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import { createPortOneClient } from '../../main/portone/create-client.ts'
import { createNetworkTransport } from '../../main/portone/network-transport.ts'
import { practiceCredentials, practiceRules } from '../../main/practice-account.ts'
import { systemRandom } from '../../main/system-clock.ts'
import { createTill } from '../../main/till/create-till.ts'
import type { Step } from '../../main/till/steps.ts'
import { won } from '../../preload/contract/money.ts'
import { DEFAULT_PREFERENCES } from '../../preload/contract/preferences.ts'
import { fastClock } from '../fixtures/fast-clock.ts'
import { sale } from '../fixtures/sale.ts'

const [folder, origin, number, amount] = process.argv.slice(2)
if (folder === undefined || origin === undefined)
  throw new Error('usage: FOLDER ORIGIN [CARD AMOUNT]')

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** The ladder's ten minutes in three seconds; the network keeps real time. */
const clock = fastClock(200)
let timesLeft = Number(process.env['CRASH_TIME'] ?? 1)

const journal = openJournal({
  path: join(folder, 'journal.db'),
  key: loadOrCreateKeyFile(join(folder, 'journal.key')),
  clock,
  random: systemRandom,
})
const till = createTill({
  journal,
  client: createPortOneClient({
    transport: createNetworkTransport({ origin }),
    clock,
    random: systemRandom,
    credentials: () => Promise.resolve(practiceCredentials),
    sandbox: practiceRules.sandbox,
  }),
  clock,
  random: systemRandom,
  rules: practiceRules,
  online: () => true,
  preferences: () => DEFAULT_PREFERENCES,
  atStep: (step: Step) => {
    if (process.env['CRASH_AT'] !== step) return
    timesLeft -= 1
    if (timesLeft === 0) process.kill(process.pid, 'SIGKILL')
  },
})

till.start()
say({ step: 'started' })
if (number !== undefined) {
  const saleId = till.openSale({ trial: true })
  await till.chargeCard(sale(saleId, { number, amountWon: won(Number(amount)) }))
  say({ step: 'answered' })
}
let after: number | null = null
while (mayChange()) after = (await till.watch(after)).version
await till.stop()
say({
  step: 'ended',
  trials: journal.trials().map(({ orderId, state, amountWon }) => ({
    orderId,
    state,
    amountWon,
    refunds: journal.refunds.ofOrder(orderId).map((refund) => refund.state),
  })),
  checklist: trialStep(trialsOf(journal)),
  chain: journal.verifyChain(),
})
journal.close()

/** Whether the till still has something to do for a trial without a person. */
function mayChange(): boolean {
  if (till.unknown() > 0 || till.busy() > 0) return true
  return trialsOf(journal).some(
    ({ state, refunds }) => state === 'approved' && refunds.every((each) => each === 'not-sent'),
  )
}

/**
 * One life of a till that gives back a part of a sale, on a journal that outlives it and a practice
 * gateway reached over HTTP. With a card it sells first; then it presses the same sheet, as staff
 * would after a restart, settles what is open and prints a JSON line a step. `CRASH_AT=step` ends it
 * there with SIGKILL, the `CRASH_TIME`th time it comes by after the sale.
 *
 * node test/crash/refund-process.ts FOLDER GATEWAY_ORIGIN [CARD_NUMBER AMOUNT]
 */
import { join } from 'node:path'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import { createPortOneClient } from '../../main/portone/create-client.ts'
import { createNetworkTransport } from '../../main/portone/network-transport.ts'
import { practiceCredentials, practiceRules } from '../../main/practice-account.ts'
import { systemRandom } from '../../main/system-clock.ts'
import { createTill } from '../../main/till/create-till.ts'
import { positiveWon, won } from '../../preload/contract/money.ts'
import { DEFAULT_PREFERENCES } from '../../preload/contract/preferences.ts'
import { fastClock } from '../fixtures/fast-clock.ts'
import { part, sheet } from '../fixtures/refunds.ts'
import { sale } from '../fixtures/sale.ts'

const [folder, origin, number, amount] = process.argv.slice(2)
if (folder === undefined || origin === undefined)
  throw new Error('usage: FOLDER ORIGIN [CARD AMOUNT]')

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)

/** The ladder's ten minutes in two seconds; the network keeps real time. */
const clock = fastClock(300)

const journal = openJournal({
  path: join(folder, 'journal.db'),
  key: loadOrCreateKeyFile(join(folder, 'journal.key')),
  clock,
  random: systemRandom,
})
let hits = Number.NEGATIVE_INFINITY
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
  atStep: (step) => {
    if (process.env.CRASH_AT !== step) return
    hits += 1
    if (hits === Number(process.env.CRASH_TIME ?? 1)) process.kill(process.pid, 'SIGKILL')
  },
})

till.start()
if (number !== undefined) {
  await till.chargeCard(sale(till.openSale(), { number, amountWon: won(Number(amount)) }))
}
hits = 0
const [order] = journal.recent(1)
if (order === undefined) throw new Error('nothing was sold')
say({ step: 'started', refunds: journal.refunds.ofOrder(order.orderId).map(({ state }) => state) })
const what = part(4_000)
const answer = await till.refund(
  sheet(order, { refundKey: 'the-one-sheet', what, balanceWon: positiveWon(order.amountWon) }),
)
say({ step: 'answered', answer })
let after: number | null = null
while (journal.refunds.unsettled().some(({ state }) => state !== 'needs-person')) {
  after = (await till.watch(after)).version
}
await till.stop()
const before = journal.refunds.ofOrder(order.orderId)
journal.rebuild()
say({
  step: 'settled',
  orderId: order.orderId,
  orderState: journal.order(order.orderId)?.state,
  refunds: before.map(({ state, amountWon }) => ({ state, amountWon })),
  rebuiltAlike: JSON.stringify(before) === JSON.stringify(journal.refunds.ofOrder(order.orderId)),
  chain: journal.verifyChain(),
})
journal.close()

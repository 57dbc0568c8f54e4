/**
 * One life of a till in a process of its own, on a journal that outlives it and a practice gateway
 * reached over HTTP. It charges once if asked, then settles what is open, and prints a JSON line a
 * step. `CRASH_AT=step` ends it there with SIGKILL, as a power cut would.
 *
 * node test/crash/till-process.ts FOLDER GATEWAY_ORIGIN [CARD_NUMBER AMOUNT]
 */
import { join } from 'node:path'
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

/** The ladder's ten minutes in six seconds; the network keeps real time. */
const clock = fastClock(100)

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
    if (process.env.CRASH_AT === step) process.kill(process.pid, 'SIGKILL')
  },
})

till.start()
say({ step: 'started', tray: journal.tray().map(({ orderId, state }) => ({ orderId, state })) })
if (number !== undefined) {
  const answer = await till.chargeCard(
    sale(till.openSale(), { number, amountWon: won(Number(amount)) }),
  )
  say({ step: 'answered', answer })
}
let after: number | null = null
while (journal.unsettled().some((order) => order.state !== 'needs-person')) {
  after = (await till.watch(after)).version
}
await till.stop()
say({
  step: 'settled',
  orders: journal
    .recent(20)
    .map(({ orderId, state, amountWon }) => ({ orderId, state, amountWon })),
  tray: journal.tray().map(({ orderId, state }) => ({ orderId, state })),
  chain: journal.verifyChain(),
})
journal.close()

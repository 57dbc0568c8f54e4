/**
 * One life of a till with a secret key pair, in a process of its own. What it types comes over stdin,
 * because arguments and environment may be written down by whoever looks at processes.
 *
 * node test/sweep/till-child.ts, then one line of JSON: `Errand`
 */
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import type { OrderRecord } from '../../main/journal/records.ts'
import { createPortOneClient } from '../../main/portone/create-client.ts'
import { createNetworkTransport } from '../../main/portone/network-transport.ts'
import { practiceRules } from '../../main/practice-account.ts'
import { catchBugs } from '../../main/shell/catch-bugs.ts'
import { openLog } from '../../main/shell/log.ts'
import { systemRandom } from '../../main/system-clock.ts'
import { createTill } from '../../main/till/create-till.ts'
import type { Step } from '../../main/till/steps.ts'
import { won } from '../../preload/contract/money.ts'
import { DEFAULT_PREFERENCES } from '../../preload/contract/preferences.ts'
import { fastClock } from '../fixtures/fast-clock.ts'
import { sale } from '../fixtures/sale.ts'
import type { Canaries } from './canaries.ts'

export interface Errand {
  readonly folder: string
  readonly origin: string
  readonly canaries: Canaries
  readonly charge?: { readonly number: string; readonly amountWon: number }
  readonly crashAt?: Step
  /** Ends with errors nobody catches, each of which carries everything that was typed. */
  readonly bugs?: true
}

const errand = JSON.parse(await text(process.stdin)) as Errand // `drive-tills.ts` writes it
const { folder, canaries, charge, crashAt } = errand
const { birth, pin, expiry, buyerName } = canaries
const log = openLog(folder, Date.now)
catchBugs(log)

const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)
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
    transport: createNetworkTransport({ origin: errand.origin }),
    clock,
    random: systemRandom,
    credentials: () => Promise.resolve({ key: canaries.restKey, secret: canaries.restSecret }),
    sandbox: practiceRules.sandbox,
  }),
  clock,
  random: systemRandom,
  rules: practiceRules,
  online: () => true,
  preferences: () => DEFAULT_PREFERENCES,
  atStep: (step) => {
    if (crashAt === step) process.kill(process.pid, 'SIGKILL')
  },
})

till.start()
if (charge !== undefined) {
  const { number, amountWon } = charge
  const request = {
    ...sale(till.openSale(), { number, amountWon: won(amountWon) }),
    card: { number, expiry, identity: birth, pin },
    buyer: { name: buyerName, phone: '', email: '' },
  }
  const answer = await till.chargeCard(request)
  say({ step: 'answered', ok: answer.ok })
  if (errand.bugs === true) await goWrong(JSON.stringify({ ...canaries, ...request }))
}
let after: number | null = null
while (journal.unsettled().some(({ state }) => state !== 'needs-person')) {
  after = (await till.watch(after)).version
}
await till.stop()
say({ step: 'settled', orders: journal.recent(20).map(withoutBuyer) })
journal.close()

/** The buyer's name is for the counter to show; nothing may print it. */
function withoutBuyer({ orderId, state }: OrderRecord) {
  return { orderId, state }
}

/** As a bug below would: a message, a cause, a stack and properties that hold all there is. */
async function goWrong(everything: string): Promise<void> {
  const cause = new SyntaxError(`Unexpected token in ${everything}`)
  const error = Object.assign(new Error(everything, { cause }), {
    body: everything,
    code: everything,
  })
  void Promise.reject(error)
  void Promise.reject(new TypeError('fetch failed', { cause: everything }))
  setImmediate(() => {
    throw error
  })
  await clock.sleep(5_000)
}

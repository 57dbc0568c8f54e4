import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { connect } from '../../main/journal/connection.ts'
import { loadOrCreateKeyFile } from '../../main/journal/key-file.ts'
import { openJournal } from '../../main/journal/open-journal.ts'
import type { ChargeIntent } from '../../main/journal/records.ts'
import { systemClock, systemRandom } from '../../main/system-clock.ts'
import { won, ZERO_WON } from '../../preload/contract/money.ts'
import { ratio, spreadOf, took } from './numbers.ts'

const RUNS = 400
const WARM_UP = 40

/**
 * What the journal's three commits of a sale cost beside one durable insert of a row of the same size
 * into a file of its own, opened by the same function and so under the same settings. They take turns,
 * so that whatever else the machine does falls on all of them alike.
 */
export function measureCommits(folder: string) {
  const key = loadOrCreateKeyFile(join(folder, 'journal.key'))
  const path = join(folder, 'journal.db')
  const journal = openJournal({ path, key, clock: systemClock, random: systemRandom })
  const raw = connect(join(folder, 'raw.db'), key)
  raw.exec('CREATE TABLE IF NOT EXISTS raw (id INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT')
  const insert = raw.prepare('INSERT INTO raw (body) VALUES (?)')
  const times = { raw: [], intent: [], sent: [], outcome: [] } as Record<Commit, number[]>

  for (let run = -WARM_UP; run < RUNS; run += 1) {
    const body = randomBytes(400)
    const rawMs = took(() => insert.run(body))
    let orderId = ''
    const intentMs = took(() => {
      const answer = journal.recordIntent(intentOf(run))
      if (answer.kind === 'recorded') orderId = answer.order.orderId
    })
    const sentMs = took(() => journal.recordSent(orderId))
    const outcomeMs = took(() => journal.settle(orderId, approvedNow()))
    if (run < 0) continue
    times.raw.push(rawMs)
    times.intent.push(intentMs)
    times.sent.push(sentMs)
    times.outcome.push(outcomeMs)
  }
  raw.close()
  journal.close()
  return {
    rawInsert: spreadOf(times.raw),
    intent: { ...spreadOf(times.intent), ofRawInsert: ratio(times.intent, times.raw) },
    sent: { ...spreadOf(times.sent), ofRawInsert: ratio(times.sent, times.raw) },
    outcome: { ...spreadOf(times.outcome), ofRawInsert: ratio(times.outcome, times.raw) },
  }
}

type Commit = 'raw' | 'intent' | 'sent' | 'outcome'

function intentOf(number: number): ChargeIntent {
  return {
    saleId: randomUUID(),
    attempt: 1,
    amountWon: won(1_000 + Math.abs(number)),
    taxFreeWon: ZERO_WON,
    installmentMonths: 0,
    itemName: '수학 정규반',
    buyer: { name: '김민준', phone: '010-1234-5678', email: '' },
    bin6: '424242',
    last4: '4242',
    issuer: '신한카드',
    sandbox: true,
    duplicateOf: null,
    duplicateReason: '',
  }
}

function approvedNow() {
  return {
    to: 'approved',
    cause: 'answered',
    paymentId: 'imp_000000000001',
    approvalNumber: '00000001',
    paidAt: Date.now(),
  } as const
}

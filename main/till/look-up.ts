import type { OrderRecord } from '../journal/records.ts'
import type { Payment, Reply } from '../portone/client.ts'
import { expectationOf } from './expectation.ts'
import { judgeRecords, type Verdict } from './judge.ts'
import type { Till } from './till.ts'

/** What one `findAll` proves about an order. Never POSTs; a failed look-up proves nothing. */
export async function lookUp(till: Till, order: OrderRecord): Promise<Verdict> {
  till.atStep('before-look-up')
  const reply = await till.client.findAllPayments(order.orderId)
  till.atStep('after-look-up')
  const verdict = judged(till, order, reply)
  const isNothing = verdict.kind === 'unknown' && verdict.cause === 'no-record'
  // Another merchant's keys see nothing of ours, which must let no second charge pass.
  return isNothing && till.chargeBlock()?.kind === 'other-account'
    ? { ...verdict, cause: 'other-account' }
    : verdict
}

function judged(till: Till, order: OrderRecord, reply: Reply<readonly Payment[]>): Verdict {
  switch (reply.kind) {
    case 'ok':
      return judgeRecords(expectationOf(order, till.rules), reply.value)
    case 'not-found':
      return { kind: 'unknown', cause: 'no-record', alarm: null, gatewayText: '' }
    case 'refused':
    case 'unauthorized':
    case 'not-sent':
    case 'unclear':
      return { kind: 'unknown', cause: `look-up-${reply.kind}`, alarm: null, gatewayText: '' }
  }
}

import type { OrderRecord } from '../journal/records.ts'
import { expectationOf } from './expectation.ts'
import { judgeRecords, type Verdict } from './judge.ts'
import type { Till } from './till.ts'

/** What one `findAll` proves about an order. Never POSTs; a failed look-up proves nothing. */
export async function lookUp(till: Till, order: OrderRecord): Promise<Verdict> {
  till.atStep('before-look-up')
  const reply = await till.client.findAllPayments(order.orderId)
  till.atStep('after-look-up')
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

import type { IntentBody, OutcomeBody } from '../../main/journal/event-kinds.ts'

/** Cards and amounts repeat as they do in a shop: some thousand customers, some dozen prices. */
export function intentOf(number: number): Omit<IntentBody, 'orderId' | 'personId' | 'saleId'> {
  return {
    attempt: 1,
    amountWon: 1_000 * (1 + (number % 60)),
    taxFreeWon: 0,
    installmentMonths: 0,
    itemName: '수학 정규반',
    bin6: '424242',
    last4: String(number % 5_000).padStart(4, '0'),
    issuer: '신한카드',
    sandbox: true,
    duplicateOf: null,
    noteId: null,
  }
}

/** One in thirty is declined, the others are approved. */
export function endingOf(number: number, atMs: number): Omit<OutcomeBody, 'orderId'> {
  const isApproved = number % 30 !== 0
  const learned = {
    cause: 'answered',
    paymentId: `imp_${String(number).padStart(10, '0')}`,
    approvalNumber: isApproved ? String(number % 100_000_000).padStart(8, '0') : null,
    issuer: null,
    cardKind: 'credit' as const,
    paidAt: isApproved ? atMs : null,
    receiptUrl: null,
    declineCode: isApproved ? '' : '8013',
    gatewayText: isApproved ? '' : '한도초과',
    alarm: null,
    setsAlarm: false,
    unseen: false,
  }
  const seoul = new Date(atMs + 9 * 3_600_000).toISOString().slice(0, 10)
  return {
    to: isApproved ? 'approved' : 'declined',
    learned,
    businessDate: isApproved ? seoul : null,
  }
}

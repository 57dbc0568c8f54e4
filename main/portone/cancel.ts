import type { MoneyCallOptions, Payment, Reply } from './client.ts'
import { CANCEL_FIELDS, toApi } from './fields.ts'
import { UNFIT } from './look-up.ts'
import { jsonBody, sendMoney } from './money-call.ts'
import { readPayment } from './payment-reply.ts'
import { cutText, textThatFits } from './text-limits.ts'
import type { Transport } from './transport.ts'

/** Everything `POST /payments/cancel` documents (portone-v1.md §3.1). Amounts are whole won. */
export type CancelRequest = CancelTarget & {
  /** Always said and never 0: an absent or zero amount takes back everything. */
  readonly amountWon: number
  /** The tax-free part of `amountWon`; 0 is sent too. */
  readonly taxFreeWon: number
  /** Only where the charge had it, and then it must be given. */
  readonly vatWon?: number
  /** What is believed to remain before this cancel. Where it does not, nothing is carried out. */
  readonly checksumWon: number
  /** Cut to 256. Shown in the gateway's console, so never card data. */
  readonly reason: string
  /** Virtual accounts only. */
  readonly refundAccount?: {
    readonly holder: string
    readonly bank: string
    readonly account: string
    readonly phone?: string
  }
  readonly keepPromotion?: boolean
  readonly sendWebhook?: boolean
}

/** One of the two, never both: a wrong payment id fails even when the order id is right. */
export type CancelTarget =
  | { readonly paymentId: string; readonly orderId?: never }
  | { readonly orderId: string; readonly paymentId?: never }

/** `POST /payments/cancel`. Ok only when the answer is the payment that was meant. */
export async function cancelPayment(
  transport: Transport,
  cancel: CancelRequest,
  options: MoneyCallOptions,
): Promise<Reply<Payment>> {
  if (!isFit(cancel)) return UNFIT
  const call = { method: 'POST', path: '/payments/cancel' } as const
  return sendMoney(transport, { ...call, body: cancelBody(cancel), options }, (response) => {
    const payment = readPayment(response)
    return payment !== null && isMeant(cancel, payment) ? payment : null
  })
}

function isMeant({ paymentId, orderId }: CancelRequest, payment: Payment): boolean {
  return paymentId === undefined ? payment.orderId === orderId : payment.paymentId === paymentId
}

/** The caller's bug, were it not: no such body may ever leave. */
function isFit(cancel: CancelRequest): boolean {
  const { amountWon, taxFreeWon, vatWon = 0, checksumWon, paymentId, orderId } = cancel
  const figures = [amountWon, taxFreeWon, vatWon, checksumWon]
  return (
    figures.every((figure) => Number.isSafeInteger(figure) && figure >= 0) &&
    amountWon > 0 &&
    taxFreeWon + vatWon <= amountWon &&
    amountWon <= checksumWon &&
    (paymentId ?? orderId ?? '') !== '' &&
    (paymentId === undefined || orderId === undefined)
  )
}

function cancelBody(cancel: CancelRequest): Buffer {
  const { refundAccount } = cancel
  return jsonBody(
    toApi(CANCEL_FIELDS, {
      paymentId: cancel.paymentId,
      orderId: cancel.orderId,
      amountWon: cancel.amountWon,
      taxFreeWon: cancel.taxFreeWon,
      vatWon: cancel.vatWon,
      checksumWon: cancel.checksumWon,
      reason: cutText(cancel.reason, 256),
      refundHolder: textThatFits(refundAccount?.holder, 16),
      refundBank: textThatFits(refundAccount?.bank, 4),
      refundAccount: textThatFits(refundAccount?.account, 16),
      refundPhone: textThatFits(refundAccount?.phone, 16),
      keepPromotion: cancel.keepPromotion,
      sendWebhook: cancel.sendWebhook,
    }),
  )
}

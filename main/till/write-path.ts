import type { MoneyCallOptions, PortOneClient, Reply, AccessToken } from '../portone/client.ts'
import type { Journal } from '../journal/records.ts'
import { mayResend } from '../portone/retry.ts'
import type { AtStep } from './steps.ts'

export interface WritePath {
  readonly client: PortOneClient
  readonly atStep: AtStep
}

/** Where a post that moves money is written down: an order, or a refund. */
export interface MoneyMark {
  isSent(): boolean
  recordSent(): void
  recordResend(reason: 'never-connected' | 'unauthorized'): void
}

export function orderMark(journal: Journal, orderId: string): MoneyMark {
  return {
    isSent: () => journal.order(orderId)?.state === 'sent',
    recordSent: () => journal.recordSent(orderId),
    recordResend: (reason) => journal.recordResend(orderId, reason),
  }
}

export function refundMark({ refunds }: Journal, refundId: string): MoneyMark {
  return {
    isSent: () => refunds.byId(refundId)?.state === 'sent',
    recordSent: () => refunds.recordSent(refundId),
    recordResend: (reason) => refunds.recordResend(refundId, reason),
  }
}

export interface MoneyPost<T> {
  /** Its intent is committed already. */
  readonly mark: MoneyMark
  readonly token: AccessToken
  readonly send: (options: MoneyCallOptions) => Promise<Reply<T>>
}

/**
 * The only place from which a request that moves money leaves. The intent is in the journal; `sent`
 * is committed on an open connection, before the first byte. Sent again in two cases only, each
 * journaled first: never connected (nothing was written), and one 401 (money.md, The one write path).
 */
export async function postMoney<T>(path: WritePath, post: MoneyPost<T>): Promise<Reply<T>> {
  const first = await postOnce(path, post, post.token)
  const reason = mayResend(first)
  if (reason === null) return first
  post.mark.recordResend(reason)
  if (reason === 'never-connected') return postOnce(path, post, post.token)
  path.client.dropToken(post.token)
  const renewed = await path.client.getToken()
  return renewed.kind === 'ok' ? postOnce(path, post, renewed.token) : first
}

async function postOnce<T>(
  path: WritePath,
  post: MoneyPost<T>,
  token: AccessToken,
): Promise<Reply<T>> {
  const reply = await post.send({
    token,
    beforeFirstByte: () => {
      // Sent before the 401; any other state but `intent` is refused by the journal, and nothing leaves.
      if (post.mark.isSent()) return
      path.atStep('before-sent')
      post.mark.recordSent()
      path.atStep('after-sent')
    },
  })
  path.atStep('after-reply')
  return reply
}

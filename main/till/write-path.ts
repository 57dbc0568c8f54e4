import type { MoneyCallOptions, PortOneClient, Reply, AccessToken } from '../portone/client.ts'
import type { Journal } from '../journal/records.ts'
import { mayResend } from '../portone/retry.ts'
import type { AtStep } from './steps.ts'

export interface WritePath {
  readonly journal: Journal
  readonly client: PortOneClient
  readonly atStep: AtStep
}

export interface MoneyPost<T> {
  /** Its intent is committed already. */
  readonly orderId: string
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
  path.journal.recordResend(post.orderId, reason)
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
      if (path.journal.order(post.orderId)?.state === 'sent') return
      path.atStep('before-sent')
      path.journal.recordSent(post.orderId)
      path.atStep('after-sent')
    },
  })
  path.atStep('after-reply')
  return reply
}

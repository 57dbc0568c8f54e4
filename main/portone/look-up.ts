import { ask, type AskTools } from './ask.ts'
import type { Reply } from './client.ts'
import { readReply, type Reader } from './envelope.ts'
import type { TokenKeeper } from './token.ts'

export interface LookUpTools extends AskTools {
  readonly tokens: TokenKeeper
}

/** What is answered when an id cannot stand in a path: nothing left this machine. */
export const UNFIT: Reply<never> = { kind: 'not-sent', reason: 'unfit-request' }

/**
 * One GET. Reading changes nothing at the gateway, so it is repeated as `retry.ts` allows, and a
 * refused token is replaced once.
 */
export async function lookUp<T>(
  tools: LookUpTools,
  path: string | null,
  read: Reader<T>,
): Promise<Reply<T>> {
  if (path === null) return UNFIT
  const reply = await lookUpOnce(tools, path, read)
  return reply.kind === 'unauthorized' ? lookUpOnce(tools, path, read) : reply
}

async function lookUpOnce<T>(tools: LookUpTools, path: string, read: Reader<T>): Promise<Reply<T>> {
  const answer = await tools.tokens.get()
  if (answer.kind === 'keys-refused') return { kind: 'unauthorized' }
  if (answer.kind === 'unreachable') return { kind: 'not-sent', reason: answer.reason }
  const { token } = answer
  const ending = await ask(tools, () => ({
    method: 'GET',
    path,
    headers: { authorization: `Bearer ${token.value}`, accept: 'application/json' },
    fresh: false,
  }))
  const reply = readReply(ending, read)
  if (reply.kind === 'unauthorized') tools.tokens.drop(token)
  return reply
}

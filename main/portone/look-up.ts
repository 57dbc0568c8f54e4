import { ask, type AskTools } from './ask.ts'
import type { Reply } from './client.ts'
import { readReply, type Parts, type Reader } from './envelope.ts'
import type { TokenKeeper } from './token.ts'

export interface LookUpTools extends AskTools {
  readonly tokens: TokenKeeper
}

/** What is answered when an id cannot stand in a path: nothing left this machine. */
export const UNFIT: Reply<never> = { kind: 'not-sent', reason: 'unfit-request' }

/** One GET: where, how its answer is read, and whether HTTP 207 is an answer. */
interface LookUp<T> {
  readonly path: string
  readonly read: Reader<T>
  readonly parts: Parts
}

/**
 * One GET. Reading changes nothing at the gateway, so it is repeated as `retry.ts` allows, and a
 * refused token is replaced once. `path` is null when an id cannot stand in one.
 */
export async function lookUp<T>(
  tools: LookUpTools,
  path: string | null,
  read: Reader<T>,
): Promise<Reply<T>> {
  return path === null ? UNFIT : lookUpTwice(tools, { path, read, parts: 'whole' })
}

/** The same, for calls that answer HTTP 207 where they have a part of what was asked for only. */
export async function lookUpParts<T>(
  tools: LookUpTools,
  path: string,
  read: Reader<T>,
): Promise<Reply<T>> {
  return lookUpTwice(tools, { path, read, parts: 'partial' })
}

async function lookUpTwice<T>(tools: LookUpTools, asked: LookUp<T>): Promise<Reply<T>> {
  const reply = await lookUpOnce(tools, asked)
  return reply.kind === 'unauthorized' ? lookUpOnce(tools, asked) : reply
}

async function lookUpOnce<T>(tools: LookUpTools, asked: LookUp<T>): Promise<Reply<T>> {
  const answer = await tools.tokens.get()
  if (answer.kind === 'keys-refused') return { kind: 'unauthorized' }
  if (answer.kind === 'unreachable') return { kind: 'not-sent', reason: answer.reason }
  if (answer.kind === 'keychain') return { kind: 'not-sent', reason: 'keychain' }
  const { token } = answer
  const ending = await ask(tools, () => ({
    method: 'GET',
    path: asked.path,
    headers: { authorization: `Bearer ${token.value}`, accept: 'application/json' },
    fresh: false,
  }))
  const reply = readReply(ending, asked.read, asked.parts)
  if (reply.kind === 'unauthorized') tools.tokens.drop(token)
  return reply
}

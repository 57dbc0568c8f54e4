import type { Reply } from './client.ts'
import type { Reader } from './envelope.ts'
import { lookUpParts, UNFIT, type LookUpTools } from './look-up.ts'

/** What was asked for by id, and the ids for which nothing came. Nothing is ever left out of both. */
export interface Found<T> {
  readonly found: readonly T[]
  readonly missing: readonly string[]
}

export interface ManyQuery<T> {
  readonly path: string
  /** The parameter that is repeated, as `imp_uid[]`. */
  readonly name: string
  readonly ids: readonly string[]
  readonly idsACall: number
  readonly read: Reader<readonly T[]>
  readonly idOf: (item: T) => string
}

/**
 * Look-ups of many ids, cut into calls. HTTP 207 answers a part of them and 404 none (portone-v1.md
 * §2.3, §3.2); both are `ok` with what is missing. All calls must succeed, or the first that does not
 * is the answer.
 */
export async function lookUpMany<T>(
  tools: LookUpTools,
  query: ManyQuery<T>,
): Promise<Reply<Found<T>>> {
  const ids = [...new Set(query.ids)]
  if (ids.some((id) => id === '' || !id.isWellFormed())) return UNFIT
  const found = new Map<string, T>()
  for (let at = 0; at < ids.length; at += query.idsACall) {
    const asked = ids.slice(at, at + query.idsACall)
    const reply = await lookUpSome(tools, query, asked)
    if (reply.kind === 'not-found') continue
    if (reply.kind !== 'ok') return reply
    for (const item of reply.value) found.set(query.idOf(item), item)
  }
  const missing = ids.filter((id) => !found.has(id))
  return { kind: 'ok', value: { found: [...found.values()], missing } }
}

function lookUpSome<T>(
  tools: LookUpTools,
  query: ManyQuery<T>,
  asked: readonly string[],
): Promise<Reply<readonly T[]>> {
  const search = new URLSearchParams(asked.map((id) => [query.name, id]))
  const read = (response: unknown): readonly T[] | null => {
    const items = query.read(response)
    // Something else than was asked for answers another question.
    return items?.every((item) => asked.includes(query.idOf(item))) ? items : null
  }
  return lookUpParts(tools, `${query.path}?${search.toString()}`, read)
}

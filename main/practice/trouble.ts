import { answer } from './envelope.ts'
import { ConnectionDropped, silence } from './faults.ts'
import { SLOW_REPLY_MS } from './scenario-plan.ts'

/** How an answer fails to reach whoever asked, once the books are written. */
export type Trouble =
  | 'drop'
  | 'silence'
  | 'slow'
  | 'server-error'
  | 'html'
  | 'broken-json'
  | 'redirect'
  | 'oversized'

export interface TroubleFacts {
  /** What an untroubled gateway would have answered under `response`. */
  readonly response: object
  readonly request: Request
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>
  /** Aborts when the gateway closes. */
  readonly closing: AbortSignal
}

/** Answers with `trouble`; rejects with `ConnectionDropped` where the line is cut. */
export async function troubled(trouble: Trouble | null, facts: TroubleFacts): Promise<Response> {
  const { response, request, sleep, closing } = facts
  switch (trouble) {
    case null:
      return answer(response)
    case 'drop':
      throw new ConnectionDropped()
    case 'silence':
      return silence(AbortSignal.any([request.signal, closing]))
    case 'slow':
      return afterAWhile(facts, sleep)
    case 'server-error':
      return Response.json(
        { code: -1, message: 'Internal Server Error', response: null },
        { status: 500 },
      )
    case 'html':
      return page('<!doctype html><title>점검 중</title><p>잠시 후 다시 이용해 주세요.</p>')
    case 'broken-json':
      return half(JSON.stringify({ code: 0, message: null, response }))
    case 'redirect':
      return new Response(null, {
        status: 307,
        headers: { location: new URL(request.url).pathname },
      })
    case 'oversized':
      return answer({ ...response, padding: 'x'.repeat(2 * 1024 * 1024) })
  }
}

async function afterAWhile(
  { response, request, closing }: TroubleFacts,
  sleep: TroubleFacts['sleep'],
): Promise<Response> {
  const over = AbortSignal.any([request.signal, closing])
  await sleep(SLOW_REPLY_MS, over)
  if (over.aborted) throw new ConnectionDropped()
  return answer(response)
}

function page(html: string): Response {
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
}

function half(json: string): Response {
  return new Response(json.slice(0, json.length / 2), {
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

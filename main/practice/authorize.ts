import type { MiddlewareHandler } from 'hono'
import { unauthorized } from './envelope.ts'
import type { Tokens } from './tokens.ts'

/**
 * Lets a call through with a good token: `Authorization: Bearer x`, the bare token, or the old
 * `X-ImpTokenHeader`; `Authorization` wins (portone-v1.md §1.2).
 */
export function authorize(tokens: Tokens): MiddlewareHandler {
  return async (c, next) => {
    const token = c.req.header('authorization') ?? c.req.header('x-imptokenheader') ?? ''
    if (!tokens.isGood(token.replace(/^Bearer\s+/i, '').trim())) return unauthorized()
    await next()
    return undefined
  }
}

import type { Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { answer, notFound } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import { ISSUER_CODES } from '../issuers.ts'

const CARDS = Object.entries(ISSUER_CODES)
  .map(([name, code]) => ({ code, name }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))

/** `GET /cards` and `GET /cards/{code}` (portone-v1.md §3.5). */
export function mountCodes(app: Hono, { tokens }: GatewayParts): void {
  app.use('/cards/*', authorize(tokens))
  app.get('/cards', () => answer(CARDS))
  app.get('/cards/:code', (c) => {
    const card = CARDS.find(({ code }) => code === c.req.param('code'))
    return card === undefined ? notFound('존재하지 않는 카드사입니다.') : answer(card)
  })
}

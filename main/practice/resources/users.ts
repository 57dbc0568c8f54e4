import type { Hono } from 'hono'
import { readBody, textField } from '../body.ts'
import { authorize } from '../authorize.ts'
import { CHANNELS } from '../charge/channel.ts'
import { answer, badRequest, unauthorized } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'

/** The only key pair there is. It opens nothing but practice. */
export const PRACTICE_KEY = 'practice'
export const PRACTICE_SECRET = 'practice'

/** `POST /users/getToken` and `GET /users/pg` (portone-v1.md §1.1, §1.3, §3.5). */
export function mountUsers(app: Hono, { tokens, sandbox }: GatewayParts): void {
  app.post('/users/getToken', async (c) => {
    const body = await readBody(c.req.raw)
    if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
    const key = textField(body, 'imp_key')
    const secret = textField(body, 'imp_secret')
    if (!key || !secret) return badRequest('imp_key, imp_secret 파라메터가 누락되었습니다.')
    if (key !== PRACTICE_KEY || secret !== PRACTICE_SECRET) {
      return unauthorized('인증에 실패하였습니다. API키와 secret을 확인하세요')
    }
    return answer(tokens.issue())
  })

  app.get('/users/pg', authorize(tokens), () =>
    answer(
      CHANNELS.map(({ provider, id, type, name, key }) => ({
        pg_provider: provider,
        pg_id: id,
        sandbox,
        type,
        channel_name: name,
        channel_key: key,
      })),
    ),
  )
}

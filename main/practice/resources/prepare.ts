import type { Context, Hono } from 'hono'
import { authorize } from '../authorize.ts'
import { readBody, textField, wholeField } from '../body.ts'
import { answer, badRequest, notFound, refuse } from '../envelope.ts'
import type { GatewayParts } from '../gateway-parts.ts'
import type { PreparationRow } from '../state/preparation-table.ts'

const NOT_PREPARED = '사전등록된 결제정보가 존재하지 않습니다.'

/** `/payments/prepare`: the amount a payment window must open with (portone-v1.md §3.4). */
export function mountPrepare(app: Hono, { ledger, tokens }: GatewayParts): void {
  app.use('/payments/prepare/*', authorize(tokens))
  const { preparations } = ledger
  app.post('/payments/prepare', async (c) => {
    const row = await read(c)
    if (row instanceof Response) return row
    if (preparations.get(row.merchant_uid) !== null)
      return refuse(1, '이미 사전등록된 주문번호입니다.')
    preparations.put(row)
    return answer(shown(row))
  })
  app.put('/payments/prepare', async (c) => {
    const row = await read(c)
    if (row instanceof Response) return row
    if (preparations.get(row.merchant_uid) === null) return notFound(NOT_PREPARED)
    preparations.put(row)
    return answer(shown(row))
  })
  app.get('/payments/prepare/:merchant_uid', (c) => {
    const row = preparations.get(c.req.param('merchant_uid'))
    return row === null ? notFound(NOT_PREPARED) : answer(shown(row))
  })
}

async function read(c: Context): Promise<PreparationRow | Response> {
  const body = await readBody(c.req.raw)
  if (body === null) return badRequest('요청 본문을 읽을 수 없습니다.')
  const merchantUid = textField(body, 'merchant_uid')
  const amount = wholeField(body, 'amount')
  const currency = textField(body, 'currency')
  if (!merchantUid) return refuse(1, 'merchant_uid 파라메터가 누락되었습니다.')
  if (Array.from(merchantUid).length > 40)
    return refuse(1, 'merchant_uid 은(는) 40자 이하여야 합니다.')
  if (!amount) return refuse(1, 'amount 는 0보다 큰 정수여야 합니다.')
  if (currency === undefined) return refuse(1, 'currency 은(는) 문자열이어야 합니다.')
  return { merchant_uid: merchantUid, amount, currency }
}

function shown({ merchant_uid, amount }: PreparationRow) {
  return { merchant_uid, amount }
}

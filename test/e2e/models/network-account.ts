import { practiceProfile } from '../../../main/practice-account.ts'
import type { ChargeCardAnswer } from '../../../preload/contract/contract.ts'
import type { Result } from '../../../preload/contract/result.ts'
import { sale } from '../../fixtures/sale.ts'
import { CARDS } from './cards.ts'
import { expect, type NetworkShop } from './network-shop.ts'

export const PAIR = { key: 'imp_key_1234', secret: 'canary-secret-one' }
const KEY_IN = { provider: 'inicis', merchantId: 'INIBillTst' }

/** A test account with its keys saved; the program has started again in it, and it is new. */
export async function newAccount(shop: NetworkShop): Promise<string> {
  shop.gateway.accept(PAIR)
  await shop.open()
  const made = await shop.get('account.create', { mode: 'test', name: '카페', ...PAIR })
  if (made.state !== 'created') throw new Error(made.state)
  await shop.ask('account.switch', { accountId: made.account.accountId })
  await shop.follow()
  const { door, account } = await shop.until(({ door }) => door.state !== 'opening')
  expect(door).toEqual({ state: 'new' })
  expect(account).toEqual(made.account)
  return made.account.accountId
}

/** Makes the account and fills in what it needs. Answers the recovery code. */
export async function setUp(shop: NetworkShop): Promise<string> {
  const { code } = await shop.get('recovery.make', { confirmCode: null })
  expect(await shop.get('recovery.confirm', { typed: code.slice(0, -1) })).toMatchObject({
    state: 'mistyped',
  })
  expect(await shop.get('recovery.confirm', { typed: code })).toEqual({
    state: 'set',
    copiesLeft: 0,
  })
  await shop.until(({ door }) => door.state === 'open')
  const channels = { keyIn: KEY_IN, billing: null, window: null }
  await shop.get('profile.save', { ...practiceProfile, mode: 'test', name: '카페', channels })
  expect(await shop.get('checklist.read', {})).toMatchObject({
    keys: 'done',
    channel: 'done',
    code: 'done',
    shop: 'done',
  })
  await shop.until(({ chargeBlock }) => chargeBlock === null)
  return code
}

/** One press of the charge key, past the form. */
export async function sell(
  shop: NetworkShop,
  number: string = CARDS.approves,
  amountWon = 12_500,
): Promise<Result<ChargeCardAnswer>> {
  const { saleId } = await shop.get('sale.open', {})
  const { amountWon: _amount, taxFreeWon, ...typed } = sale(saleId, { number })
  return shop.ask('charge.card', { ...typed, amountWon, taxFreeWon })
}

export function stateOf(answer: Result<ChargeCardAnswer>): string {
  if (!answer.ok) return JSON.stringify(answer.failure)
  const { value } = answer
  return value.kind === 'order' ? value.order.state : value.kind
}

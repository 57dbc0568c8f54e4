import assert from 'node:assert/strict'
import { cards } from './cards.ts'
import type { Counter } from './counter.ts'
import type { Report } from './report.ts'

/** An order as staff were told of it. */
export interface Told {
  readonly orderId: string
  readonly amountWon: number
}

export interface Stage {
  readonly counter: Counter
  readonly report: Report
}

/** A sale that is approved; one that is declined, with its reason, and paid with another card. */
export async function sellAndDecline({ counter, report }: Stage) {
  await report.step('sale-typed', async () => {
    await counter.type(125_000, cards.approves)
    return { amountWon: 125_000 }
  })
  const approved = await report.step('sale-approved', async () => {
    await counter.charge()
    return told(counter, '승인 완료', 125_000)
  })

  const declined = await report.step('card-declined', async () => {
    await counter.goOn()
    await counter.pick(1, cards.wrongPin)
    await counter.charge()
    const found = await told(counter, '거절', 320_000)
    assert.ok(found.read.includes('결제되지 않았습니다'), 'nothing says that it was not charged')
    assert.ok(
      found.read.some((line) => line.includes('비밀번호')),
      'nothing says what is wrong',
    )
    return found
  })
  const paidAfterAll = await report.step('same-sale-other-card', async () => {
    await counter.goOn()
    await counter.typeCard(cards.another)
    await counter.charge()
    return told(counter, '승인 완료', 320_000)
  })
  return { approved, declined, paidAfterAll }
}

/** Two charges whose answers are lost; one waits in the tray while the next customers pay. */
export async function loseAnswers({ counter, report }: Stage) {
  const checking = await report.step('no-answer-checking', async () => {
    await counter.goOn()
    await counter.type(89_000, cards.late)
    await counter.charge()
    const found = await told(counter, '확인 중', 89_000)
    assert.ok(found.read.includes('다시 결제하지 마세요'), 'nothing forbids a second charge')
    return found
  })
  await report.step('next-customer-typed', async () => {
    await counter.goOn()
    await counter.pick(2, cards.check)
    return { amountWon: 45_000, tray: await counter.chipReads('확인 중', '0027') }
  })
  const next = await report.step('next-customer-approved', async () => {
    await counter.charge()
    return told(counter, '승인 완료', 45_000)
  })

  const dropped = await report.step('no-answer-again', async () => {
    await counter.goOn()
    await counter.type(15_000, cards.dropped)
    await counter.charge()
    return told(counter, '확인 중', 15_000)
  })
  await report.step('settled-before-our-eyes', async () => {
    const found = await told(counter, '승인 완료', 15_000)
    assert.equal(found.orderId, dropped.orderId)
    return found
  })

  const { orderId, amountWon } = checking
  await report.step('settled-in-the-tray', async () => {
    return { tray: await counter.chipReads('승인', '0027'), orderId, amountWon }
  })
  await report.step('settled-opened', async () => {
    const read = await counter.open('0027')
    assert.ok(read.includes('승인 완료'), 'the sheet does not say that it was approved')
    assert.ok(read.includes(orderId), 'the sheet is of another order')
    return { read, orderId, amountWon }
  })
  await counter.closeSheet()
  return { checking, next, dropped }
}

/** What the panel says, and the order it speaks of. */
async function told(counter: Counter, headline: string, amountWon: number) {
  const read = await counter.reads(headline)
  const { orderId, state, amountWon: bookedWon } = await counter.newest()
  assert.equal(bookedWon, amountWon)
  return { read, orderId, amountWon, state }
}

import { describe, expect, test } from 'vitest'
import { newsSince, type Known, type Picture } from '../../../../renderer/frame/news.ts'
import { anOrder } from './an-order.ts'

/** Shows the pictures one after another and lists what was told: order, standing, place. */
function told(...pictures: readonly Partial<Picture>[]): string[] {
  let known: Known | null = null
  const heard: string[] = []
  for (const picture of pictures) {
    const now = newsSince(known, { saleId: null, shown: null, tray: [], ...picture })
    known = now.known
    for (const news of now.news) heard.push(`${news.order.orderId} ${news.standing} ${news.where}`)
  }
  return heard
}

const unknown = anOrder({ state: 'unknown' })
const approved = anOrder({ state: 'approved' })
const late = anOrder({ state: 'approved', alarm: 'late-approval' })

describe('news', () => {
  test('is an outcome on the panel, once', () => {
    expect(told({}, { shown: approved }, { shown: approved })).toEqual(['T1 ok panel'])
  })

  test('is a payment on the panel that settles while the customer waits', () => {
    const front = { saleId: 'sale-1' }
    expect(told({}, { ...front, shown: unknown }, { ...front, shown: approved })).toEqual([
      'T1 checking panel',
      'T1 ok panel',
    ])
  })

  test('is a tray payment that settles, once', () => {
    expect(told({ tray: [unknown] }, { tray: [approved] }, { tray: [approved] })).toEqual([
      'T1 ok tray',
    ])
  })

  test('is not what was open before the program was', () => {
    expect(told({ tray: null }, { tray: [unknown, anOrder({ orderId: 'T2' })] })).toEqual([])
  })

  test('is not a payment that only moves from the panel to the tray', () => {
    expect(told({ shown: unknown, saleId: 'sale-1' }, { tray: [unknown] })).toEqual([
      'T1 checking panel',
    ])
  })

  test('is told by the panel alone while the sale stands on the form', () => {
    const sent = anOrder({ state: 'sent' })
    expect(
      told(
        {},
        { saleId: 'sale-1', tray: [sent] },
        { saleId: 'sale-1', tray: [approved], shown: approved },
      ),
    ).toEqual(['T1 ok panel'])
  })

  test('is a slow payment that settles after the next customer was taken', () => {
    const sent = anOrder({ state: 'sent' })
    expect(
      told({}, { saleId: 'sale-1', tray: [sent] }, { tray: [sent] }, { tray: [approved] }),
    ).toEqual(['T1 ok tray'])
  })

  test('is an approval that turns up after a decline was told', () => {
    expect(told({}, { tray: [late] })).toEqual(['T1 alarm tray'])
  })

  test('is a payment that needs a person now', () => {
    expect(told({ tray: [unknown] }, { tray: [anOrder({ state: 'needs-person' })] })).toEqual([
      'T1 needs-person tray',
    ])
  })
})

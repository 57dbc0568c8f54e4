import { beforeAll, describe, expect, test } from 'vitest'
import type { ChargeBlock } from '../../../../preload/contract/account.ts'
import { ORDER_STATES, panelOf } from '../../../../preload/contract/order.ts'
import { i18n, startWords } from '../../../../renderer/i18n.ts'
import { declineFamily } from '../../../../renderer/screens/counter/decline-family.ts'
import { storyOf } from '../../../../renderer/screens/counter/outcome-story.ts'
import { refusalOf } from '../../../../renderer/screens/counter/refusal-story.ts'
import { anOrder } from './an-order.ts'

beforeAll(() => startWords('ko'))

describe('the outcome panel', () => {
  test.each(ORDER_STATES)('stands in the colours of what is true for %s', (state) => {
    const colours = { approved: 'ok', declined: 'no', checking: 'wait' } as const
    expect(storyOf(anOrder({ state })).panel).toBe(colours[panelOf(state)])
  })

  test('reads an approved amount aloud in words', () => {
    expect(storyOf(anOrder()).spoken).toBe('승인 완료, 십이만 오천 원')
  })

  test('reads the same in English', async () => {
    await i18n.changeLanguage('en')
    expect(storyOf(anOrder()).spoken).toBe('Approved, 125,000 won')
    await i18n.changeLanguage('ko')
  })

  test('explains a decline whose code is known', () => {
    const story = storyOf(anOrder({ state: 'declined', declineCode: '120049' }))
    expect(story.reason).toBe('한도를 넘었습니다.')
    expect(story.spoken).toBe('거절, 결제되지 않았습니다. 한도를 넘었습니다.')
  })

  test('leaves an unknown decline to the words of the gateway', () => {
    const order = anOrder({ state: 'declined', declineCode: '999999', gatewayText: '거래제한' })
    expect(storyOf(order)).toMatchObject({ reason: null, advice: null })
    expect(storyOf(order).spoken).toBe('거절, 결제되지 않았습니다. 거래제한')
  })

  test('never explains a communication code as a decline', () => {
    for (const code of ['500050', '500051', '500055', '120035', '120041', '1200I1', '1200I2']) {
      expect(declineFamily(code)).toBeNull()
    }
  })

  test.each(['late-approval', 'paid-twice'] as const)('alarms in amber on %s', (alarm) => {
    expect(storyOf(anOrder({ alarm }))).toMatchObject({ panel: 'wait', urgent: true, clock: false })
  })

  test('runs a clock only while it is looked at again by itself', () => {
    expect(storyOf(anOrder({ state: 'unknown' })).clock).toBe(true)
    expect(storyOf(anOrder({ state: 'needs-person' })).clock).toBe(false)
  })
})

describe('a charge without an order', () => {
  test('says first that nothing was charged', () => {
    const refusal = refusalOf({ kind: 'too-many-open', inFlight: 2, unknown: 5 }, true)
    expect(refusal).toMatchObject({ panel: 'no', fact: '결제되지 않았습니다' })
  })

  test('names the internet when that is what is missing', () => {
    expect(refusalOf({ kind: 'gateway-unreachable' }, false).reason).toContain('인터넷')
    expect(refusalOf({ kind: 'gateway-unreachable' }, true).reason).toContain('결제사')
  })

  test.each<[string, ChargeBlock, string]>([
    ['the keychain', { kind: 'keychain', why: 'locked' }, '키 보관함이 잠겨'],
    ['set-up', { kind: 'set-up', missing: ['keys'] }, '준비가 남아'],
    ['another merchant', { kind: 'other-account' }, '이 장부의 키가 아닙니다'],
    ['a restore', { kind: 'reconcile', since: 0 }, '아직 다 읽지'],
  ])('says that nothing was charged where %s blocks it, and why', (_what, block, why) => {
    const refusal = refusalOf({ kind: 'charging-blocked', block }, true)
    expect(refusal).toMatchObject({ panel: 'no', fact: '결제되지 않았습니다' })
    expect(refusal.reason).toContain(why)
    expect(refusal.advice).not.toBe('')
  })

  test.each([
    [{ kind: 'locked' }, '잠겨'],
    [{ kind: 'account-closed' }, '닫혀'],
    [{ kind: 'code-needed' }, '지금은 결제할 수 없어'],
  ] as const)('says of %o that nothing was sent', (failure, why) => {
    expect(refusalOf(failure, true)).toMatchObject({ panel: 'no', fact: '결제되지 않았습니다' })
    expect(refusalOf(failure, true).reason).toContain(why)
  })

  test('promises nothing after a bug and gives its reference', () => {
    const refusal = refusalOf({ kind: 'bug', reference: 'K7Q2' }, true)
    expect(refusal).toMatchObject({ panel: 'wait', reference: '문의 번호 K7Q2' })
    expect(JSON.stringify(refusal)).not.toContain('결제되지 않았습니다')
  })

  test('gives no reference where there is none', () => {
    expect(refusalOf({ kind: 'bug', reference: '' }, true).reference).toBeNull()
  })
})

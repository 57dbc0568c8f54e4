import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { KeychainReason } from '../../../../preload/contract/account.ts'
import { fail, ok } from '../../../../preload/contract/result.ts'
import { typedTexts } from './accessible.ts'
import { CHANNELS, CHECKLIST, LIVE, PROFILE, SAVED_AT } from './settings-given.ts'
import {
  answer,
  callsOf,
  goToSection,
  nowAnswers,
  openSettingsPages,
  tellPicture,
  type SettingsPages,
} from './settings-page.ts'

let pages: SettingsPages
let page: Page

beforeAll(async () => {
  pages = await openSettingsPages()
})
afterAll(() => pages.close())
afterEach(() => page.context().close())

const panel = () => page.getByRole('tabpanel')
const KEY = '4567890123456789'
const SECRET = 'ekKoeW8RyKuT0zgaZsUtXXTLQ4AhPFW3ZGseDA6bkA5lamv9OqDMnxyeB9wqOsuO'

/** Opens the two fields and pastes a pair into them, as somebody does who copied it. */
async function pasteKeys(): Promise<void> {
  for (const [label, text] of [
    ['REST API Key', KEY],
    ['REST API Secret', ` ${SECRET}\n`],
  ] as const) {
    await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
    await page.getByLabel(label).focus()
    await page.keyboard.press('Control+v')
  }
}

/** A press here is the next thing that happens, so it must be where a person believes it to be. */
async function focusIsOn(name: string): Promise<void> {
  await page.waitForFunction(
    (word) => document.activeElement?.textContent?.includes(word) === true,
    name,
  )
}

describe('the REST keys', () => {
  beforeEach(async () => {
    page = await pages.open()
    await goToSection(page, 'portone')
    await panel().getByText('····1234').waitFor()
  })

  test('are shown by their last four and the day alone', async () => {
    await panel().getByText('2026년 11월 23일에 저장').waitFor()
    expect(await panel().getByLabel('REST API Key').count()).toBe(0)
  })

  test('are replaced by keys alone, and nothing of them stays on the page', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await pasteKeys()
    await page.keyboard.press('Enter')
    await panel().getByText('결제사에 확인 중…').waitFor()
    // Pressed again it is not sent again.
    await page.keyboard.press('Enter')
    await nowAnswers(
      page,
      'keys.describe',
      ok({ state: 'saved', keyEnding: '6789', savedAt: SAVED_AT }),
    )
    await answer(page, 'keys.save', ok({ state: 'saved' }))
    await panel().getByText('결제사가 받은 것을 확인하고 저장했어요.').waitFor()
    await panel().getByText('····6789').waitFor()
    expect(await callsOf(page, 'keys.save')).toEqual([
      { key: KEY, secret: SECRET, confirmCode: null },
    ])
    expect(await page.content()).not.toContain(SECRET)
    expect(await typedTexts(page)).toEqual([])
    expect(
      await page
        .getByRole('button', { name: '키 바꾸기' })
        .evaluate((one) => one === document.activeElement),
    ).toBe(true)
  })

  test.each([
    [{ state: 'refused' as const }, '결제사가 모르는 키예요. 이전 키는 그대로예요.'],
    [{ state: 'unverified' as const }, '결제사에 물어보지 못해 저장하지 않았어요.'],
    [{ state: 'other-account' as const }, '다른 가맹점의 키예요.'],
    [{ state: 'unusable' as const }, '키로 쓸 수 없는 값이에요.'],
    [{ state: 'keychain' as const, why: 'locked' as const }, '키 보관함이 잠겨 있습니다.'],
    [{ state: 'keychain' as const, why: 'other-key' as const }, '덮어쓰지 않았어요.'],
  ])(
    'that come back as %o are said so and wiped, and undo brings nothing back',
    async (said, sentence) => {
      await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
      await pasteKeys()
      await page.keyboard.press('Enter')
      await answer(page, 'keys.save', ok(said))
      await panel().getByText(sentence).waitFor()
      expect(await typedTexts(page)).toEqual([])
      await page.getByLabel('REST API Secret').focus()
      await page.keyboard.press('Control+z')
      await page.getByLabel('REST API Key').focus()
      await page.keyboard.press('Control+z')
      expect(await typedTexts(page)).toEqual([])
    },
  )

  test('are not sent with one of the two missing', async () => {
    await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
    await page.getByLabel('REST API Key').fill(KEY)
    await page.keyboard.press('Enter')
    await panel().getByText('두 칸을 모두 채우세요.').waitFor()
    expect(await callsOf(page, 'keys.save')).toEqual([])
  })

  test('go with the section, also when it is left before anything was sent', async () => {
    await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
    await pasteKeys()
    await goToSection(page, 'live')
    await goToSection(page, 'portone')
    expect(await typedTexts(page)).toEqual([])
    expect(await page.content()).not.toContain(SECRET)
  })

  test('go when the screen is locked', async () => {
    await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
    await pasteKeys()
    await tellPicture(page, { lock: 'locked' })
    await page.getByRole('heading', { name: '화면이 잠겨 있어요' }).waitFor()
    expect(await typedTexts(page)).toEqual([])
    await tellPicture(page, { lock: 'unlocked' })
    await page.locator('[role="tabpanel"]').waitFor()
    expect(await typedTexts(page)).toEqual([])
  })

  test('cannot be copied out of their fields', async () => {
    await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
    await page.getByLabel('REST API Secret').fill(SECRET)
    await page.evaluate(() => navigator.clipboard.writeText('before'))
    for (const key of ['Control+a', 'Control+c', 'Control+x']) await page.keyboard.press(key)
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('before')
  })

  test('ask for the lock code where one is set; a wrong one changes nothing', async () => {
    await tellPicture(page, { lock: 'unlocked' })
    await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
    await pasteKeys()
    await page.keyboard.press('Enter')
    const sheet = page.getByRole('dialog', { name: '화면 잠금 번호' })
    await sheet.waitFor()
    expect(await callsOf(page, 'keys.save')).toEqual([])
    await page.keyboard.type('1111')
    await page.keyboard.press('Enter')
    await answer(page, 'keys.save', fail({ kind: 'code-refused', waitMs: 0 }))
    await sheet.getByText('번호가 달라요. 다시 입력하세요.').waitFor()
    await page.keyboard.type('9071')
    await page.keyboard.press('Enter')
    await answer(page, 'keys.save', ok({ state: 'saved' }))
    await sheet.waitFor({ state: 'detached' })
    await panel().getByText('결제사가 받은 것을 확인하고 저장했어요.').waitFor()
    expect(await callsOf(page, 'keys.save')).toMatchObject([
      { confirmCode: '1111', secret: SECRET },
      { confirmCode: '9071', secret: SECRET },
    ])
    await focusIsOn('키 바꾸기')
  })

  test('closing the code sheet leaves them to be sent again', async () => {
    await tellPicture(page, { lock: 'unlocked' })
    await page.getByRole('button', { name: '키 바꾸기' }).press('Enter')
    await pasteKeys()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page.waitForFunction(() => document.activeElement?.matches('input[type="password"]'))
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await callsOf(page, 'keys.save')).toEqual([])
  })
})

test.each<[KeychainReason, string]>([
  ['absent', '저장한 키가 없어요.'],
  ['malformed', '보관된 값을 읽을 수 없어요.'],
  ['no-service', '이 PC에서 키 보관함이 실행되고 있지 않습니다.'],
])(
  'keys the key store does not give (%s) are said so, and can be entered',
  async (why, sentence) => {
    page = await pages.open({ answers: { 'keys.describe': ok({ state: 'keychain', why }) } })
    await goToSection(page, 'portone')
    await panel().getByText(sentence).waitFor()
    await page.getByRole('button', { name: '키 입력하기' }).press('Enter')
    await page.getByLabel('REST API Key').waitFor()
  },
)

describe('the channels', () => {
  test('are chosen from the gateway’s own, and saved with the profile', async () => {
    page = await pages.open()
    await goToSection(page, 'portone')
    const window = page.getByRole('radiogroup', { name: '결제창' })
    await window.waitFor()
    await window.getByRole('radio', { name: '정하지 않음' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.getByRole('button', { name: '채널 저장' }).press('Enter')
    await answer(page, 'profile.save', ok(PROFILE))
    await panel().getByText('채널을 저장했어요.').waitFor()
    expect(await callsOf(page, 'profile.save')).toEqual([
      {
        ...PROFILE,
        channels: {
          ...PROFILE.channels,
          window: { provider: 'html5_inicis', merchantId: 'MOI7654321' },
        },
      },
    ])
  })

  test('of the other mode are warned of, and one that is gone is still shown', async () => {
    const gone = { provider: 'inicis', merchantId: 'MOI9999999' }
    page = await pages.open({
      answers: {
        'profile.read': ok({ ...PROFILE, channels: { ...PROFILE.channels, billing: gone } }),
      },
    })
    await goToSection(page, 'portone')
    const billing = page.getByRole('radiogroup', { name: '정기결제' })
    await billing.getByRole('radio', { name: /MOI9999999.*목록에 없음/ }).waitFor()
    const keyIn = page.getByRole('radiogroup', { name: '카드번호 결제' })
    await keyIn.getByRole('radio', { name: /INIBillTst/ }).press('Space')
    await panel().getByText('테스트 채널이에요. 실전 계정에서는 실전 채널을 고르세요.').waitFor()
  })

  test('are typed where the list cannot be had; half a channel is not sent', async () => {
    page = await pages.open({
      answers: {
        'gatewayChannels.read': fail({ kind: 'keys-refused' }),
        'profile.read': ok({ ...PROFILE, channels: { ...PROFILE.channels, keyIn: null } }),
      },
    })
    await goToSection(page, 'portone')
    await panel().getByText('채널 목록을 불러오지 못했어요.').waitFor()
    const keyIn = page.getByRole('group', { name: '카드번호 결제' })
    await keyIn.getByLabel('PG사 코드').focus()
    await page.keyboard.type('inicis')
    await keyIn.getByText('PG사 코드와 MID를 함께 적으세요.').waitFor()
    await page.keyboard.press('Enter')
    expect(await callsOf(page, 'profile.save')).toEqual([])
    await keyIn.getByLabel('MID').focus()
    await page.keyboard.type('MOI1234567')
    await page.keyboard.press('Enter')
    await answer(page, 'profile.save', ok(PROFILE))
    expect(await callsOf(page, 'profile.save')).toEqual([PROFILE])
  })

  test('wait for a shop that is not filled in, and are kept for it', async () => {
    page = await pages.open({
      answers: {
        'profile.read': ok({
          ...PROFILE,
          shop: { ...PROFILE.shop, name: '', phone: '' },
          channels: { keyIn: null, billing: null, window: null },
        }),
      },
    })
    await goToSection(page, 'portone')
    await page
      .getByRole('radiogroup', { name: '카드번호 결제' })
      .getByRole('radio', { name: /MOI1234567/ })
      .press('Space')
    await page.getByRole('button', { name: '채널 저장' }).press('Enter')
    await panel().getByText('가맹점 정보를 먼저 채워 주세요.').waitFor()
    await page.getByRole('button', { name: '가맹점으로' }).press('Enter')
    await page.locator('[data-draft="shopName"]').fill('새빛수학')
    await page.locator('[data-draft="phone"]').fill('02-555-1234')
    await page.keyboard.press('Control+s')
    await answer(page, 'profile.save', ok(PROFILE))
    expect(await callsOf(page, 'profile.save')).toMatchObject([
      { shop: { name: '새빛수학' }, channels: { keyIn: { merchantId: 'MOI1234567' } } },
    ])
  })

  test('that the gateway has none of are said to be missing in the console', async () => {
    page = await pages.open({
      answers: { 'gatewayChannels.read': ok(CHANNELS.filter(({ type }) => type !== 'payment')) },
    })
    await goToSection(page, 'portone')
    await panel().getByText('결제사에 이 용도의 채널이 없어요.').waitFor()
  })
})

describe('going live', () => {
  const NOTHING_DONE = {
    keys: 'missing',
    channel: 'not-found',
    code: 'missing',
    shop: 'missing',
    trial: 'offered',
  } as const

  test('names what must be in the console and the two answers that mean it is not', async () => {
    page = await pages.open()
    await goToSection(page, 'live')
    for (const text of ['웹표준 사인키', '키 파일', 'TX9301', 'V023'])
      await panel().getByText(text, { exact: true }).waitFor()
  })

  test('counts what is left, leads to each step, and checks again on F5', async () => {
    page = await pages.open({ answers: { 'checklist.read': ok(NOTHING_DONE) } })
    await goToSection(page, 'live')
    await panel().getByText('남은 일 4가지').waitFor()
    await nowAnswers(page, 'checklist.read', ok({ ...NOTHING_DONE, keys: 'done', channel: 'done' }))
    await page.keyboard.press('F5')
    await panel().getByText('남은 일 2가지').waitFor()
    await page.getByRole('button', { name: '백업·복구로' }).press('Enter')
    await page.getByRole('heading', { name: '복구 코드' }).waitFor()
  })

  test.each([
    ['keys', 'unreachable', '확인 못 함'],
    ['keys', 'keychain', '열지 못함'],
    ['channel', 'other-mode', '모드 다름'],
    ['code', 'newer', '새 버전'],
    ['trial', 'checking', '확인 중'],
    ['trial', 'not-refunded', '취소 안 됨'],
    ['trial', 'done', '마침'],
  ])('says %s %s as %s', async (step, state, word) => {
    page = await pages.open({ answers: { 'checklist.read': ok({ ...CHECKLIST, [step]: state }) } })
    await goToSection(page, 'live')
    await panel().getByRole('listitem').getByText(word, { exact: true }).waitFor()
  })

  test('makes the trial on the counter, as a sale of its own kind', async () => {
    page = await pages.open()
    await goToSection(page, 'live')
    await page.getByRole('button', { name: '시험 결제하기' }).press('Enter')
    const amount = page.locator('[data-field="amount"]')
    await amount.waitFor()
    expect(await amount.inputValue()).toBe('1,000')
    await page.getByText('시험 결제예요.').waitFor()
    await page.getByText('시험 결제: 승인되면 바로 전액 취소해요').waitFor()
    await page.locator('[data-field="card"]').focus()
    await page.keyboard.type('42424242424242421230850101')
    await page.keyboard.press('Enter')
    await page.keyboard.type('12')
    await page.keyboard.press('F10')
    await page.getByText('승인 요청 중…').first().waitFor()
    expect(await callsOf(page, 'sale.open')).toEqual([{ trial: false }, { trial: true }])
    const [charge] = await callsOf(page, 'charge.card')
    expect(charge).toMatchObject({ amountWon: 1_000, itemName: '시험 결제' })
    expect((charge as { readonly saleId: string }).saleId).toMatch(/^trial-/) // as the bridge made it
  })

  test('a trial whose amount was changed is a usual sale, and no longer called a trial', async () => {
    page = await pages.open()
    await goToSection(page, 'live')
    await page.getByRole('button', { name: '시험 결제하기' }).press('Enter')
    await page.getByText('시험 결제예요.').waitFor()
    await page.locator('[data-field="amount"]').focus()
    await page.keyboard.press('Control+a')
    await page.keyboard.type('50000')
    await page.getByText('시험 결제예요.').waitFor({ state: 'detached' })
    await page.locator('[data-field="card"]').focus()
    await page.keyboard.type('42424242424242421230850101')
    await page.keyboard.press('Enter')
    await page.keyboard.type('12')
    await page.keyboard.press('F10')
    await page.getByText('승인 요청 중…').first().waitFor()
    const [charge] = await callsOf(page, 'charge.card')
    expect((charge as { readonly saleId: string }).saleId).toMatch(/^sale-/) // as the bridge made it
  })

  test('asks before a trial sweeps away what is typed on the counter', async () => {
    page = await pages.open()
    await page.keyboard.press('F2')
    await page.locator('[data-field="amount"]').waitFor()
    await page.keyboard.type('7000')
    await page.keyboard.press('Control+Comma')
    await goToSection(page, 'live')
    await page.getByRole('button', { name: '시험 결제하기' }).press('Enter')
    await panel().getByText('한 번 더 누르면 지우고 시작해요.').waitFor()
    await page.getByRole('button', { name: '시험 결제하기' }).press('Enter')
    expect(await page.locator('[data-field="amount"]').inputValue()).toBe('1,000')
  })

  test('reads the mode of a test account in words that say cards are debited', async () => {
    const account = { ...LIVE.picture.account, mode: 'test' as const }
    page = await pages.open({ picture: { ...LIVE.picture, account } })
    await goToSection(page, 'portone')
    await panel().getByText('카드에서 실제로 돈이 빠지고, 그날 밤 자동으로 취소돼요.').waitFor()
  })
})

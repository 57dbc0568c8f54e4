import type { Page } from '@playwright/test'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fail, ok } from '../../../../preload/contract/result.ts'
import { typedTexts } from './accessible.ts'
import { BACKUPS, LIVE, MADE_CODE } from './settings-given.ts'
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
beforeEach(async () => {
  page = await pages.open()
})
afterEach(() => page.context().close())

const panel = () => page.getByRole('tabpanel')
const to = (accountId: string, confirmedUnknown = 0) => ({ accountId, confirmedUnknown })
const SECRET = 'ekKoeW8RyKuT0zgaZsUtXXTLQ4AhPFW3ZGseDA6b'

describe('going over to another account', () => {
  const over = () => page.getByRole('button', { name: /한빛수학학원 시험: 이 계정으로 바꾸기/ })

  beforeEach(async () => {
    await goToSection(page, 'accounts')
    await over().waitFor()
  })

  test('marks the open one and asks in place, saying that the program opens again', async () => {
    const open = page.getByRole('listitem').filter({ hasText: '한빛수학학원 본점' })
    await open.getByText('지금 계정').waitFor()
    expect(await open.getByRole('button').count()).toBe(0)
    await over().press('Enter')
    await panel().getByText('프로그램을 다시 열어요.').waitFor()
    expect(await callsOf(page, 'account.switch')).toEqual([])
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', ok({ state: 'restarting' }))
    await panel().getByRole('status').getByText('프로그램을 다시 여는 중이에요.').waitFor()
    // While it goes down nothing is asked twice.
    await page.keyboard.press('Enter')
    expect(await callsOf(page, 'account.switch')).toEqual([to('hanbit-test')])
  })

  test('is refused while a charge is on its way, and can be left', async () => {
    await over().press('Enter')
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', fail({ kind: 'charge-in-flight' }))
    await panel().getByText('승인 응답을 기다리는 결제가 있어요.').waitFor()
    await page.getByRole('button', { name: '그대로 두기' }).press('Enter')
    await over().waitFor()
  })
})

describe('going over while orders are being checked', () => {
  const over = () => page.getByRole('button', { name: /한빛수학학원 시험: 이 계정으로 바꾸기/ })
  const unsettled = fail({ kind: 'orders-unsettled', unknown: 3 })
  const sentence = '확인 중인 결제 3건이 있어요. 지금 계정으로 돌아오면 확인을 이어서 해요.'

  beforeEach(async () => {
    await goToSection(page, 'accounts')
    await over().press('Enter')
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', unsettled)
    await panel().getByRole('status').getByText(sentence).waitFor()
  })

  test('is said, and done at the next press', async () => {
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', ok({ state: 'restarting' }))
    const asked = await callsOf(page, 'account.switch')
    expect(asked).toEqual([to('hanbit-test'), to('hanbit-test', 3)])
  })

  test('is said again once it was left', async () => {
    await page.getByRole('button', { name: '그대로 두기' }).press('Enter')
    await over().press('Enter')
    expect(await panel().getByText(sentence).count()).toBe(0)
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', unsettled)
    await panel().getByText(sentence).waitFor()
    const asked = await callsOf(page, 'account.switch')
    expect(asked).toEqual([to('hanbit-test'), to('hanbit-test')])
  })
})

describe('a new account', () => {
  beforeEach(async () => {
    await goToSection(page, 'accounts')
    await page.getByRole('button', { name: '테스트·실전 계정 더하기' }).press('Enter')
  })

  async function fillIn(): Promise<void> {
    await page.keyboard.type('둘째 학원')
    await page.getByLabel('REST API Key').fill('1112223334445556')
    await page.getByLabel('REST API Secret').fill(SECRET)
    await page.keyboard.press('Enter')
  }

  test('is made once the gateway knows its keys, and offered', async () => {
    await page.getByRole('radio', { name: '실전' }).press('Space')
    await page.getByLabel('계정 이름').focus()
    await fillIn()
    await panel().getByText('결제사에 확인 중…').waitFor()
    const account = { accountId: 'second', mode: 'live' as const, name: '둘째 학원' }
    await answer(page, 'account.create', ok({ state: 'created', account }))
    await panel().getByText('둘째 학원 계정을 만들었어요.').waitFor()
    expect(await callsOf(page, 'account.create')).toEqual([
      { mode: 'live', name: '둘째 학원', key: '1112223334445556', secret: SECRET },
    ])
    expect(await page.content()).not.toContain(SECRET)
    await page.waitForFunction(
      () => document.activeElement?.textContent?.includes('다시 열고') === true,
    )
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', ok({ state: 'restarting' }))
    expect(await callsOf(page, 'account.switch')).toEqual([to('second')])
  })

  test.each([
    [{ state: 'refused' as const }, '계정을 만들지 않았어요.'],
    [{ state: 'unverified' as const }, '결제사에 물어보지 못해 만들지 않았어요.'],
    [{ state: 'unusable' as const }, '키로 쓸 수 없는 값이에요.'],
    [{ state: 'keychain' as const, why: 'no-answer' as const }, '키 보관함에서 응답이 없습니다.'],
  ])(
    'is not made when main answers %o; the keys are wiped, its name stays',
    async (said, sentence) => {
      await fillIn()
      await answer(page, 'account.create', ok(said))
      await panel().getByText(sentence).waitFor()
      expect(await typedTexts(page)).toEqual(['둘째 학원'])
    },
  )

  test('needs a name of 40 letters at the most', async () => {
    await page.keyboard.press('Enter')
    await panel().getByText('이름을 적으세요.').waitFor()
    await page.keyboard.type('가'.repeat(41))
    await page.keyboard.press('Enter')
    await panel().getByText('40자까지예요.').waitFor()
    expect(await callsOf(page, 'account.create')).toEqual([])
  })
})

describe('a backup of another PC', () => {
  const [backup = BACKUPS[1]] = BACKUPS
  const choose = () => page.getByRole('button', { name: /백업 파일 고르기|다른 파일 고르기/ })

  beforeEach(async () => {
    await goToSection(page, 'accounts')
    await choose().press('Enter')
  })

  test('is chosen, opened with its recovery code and offered', async () => {
    if (backup === undefined) throw new Error('no backup is given')
    await answer(page, 'restore.choose', ok({ state: 'chosen', backup, hasKey: true }))
    await panel().getByText('11월 23일 (월) 03:00 · 직접').waitFor()
    await page.keyboard.type(MADE_CODE)
    await page.keyboard.press('Enter')
    await answer(page, 'restore.open', ok({ state: 'wrong-code' }))
    await panel().getByText('이 장부의 코드가 아니에요.').first().waitFor()
    await page.keyboard.press('Enter')
    const account = { accountId: 'back', mode: 'live' as const, name: '되살린 학원' }
    await answer(page, 'restore.open', ok({ state: 'restored', account }))
    await panel().getByText('되살린 학원 계정으로 되살렸어요.').waitFor()
    expect(await callsOf(page, 'restore.open')).toEqual([
      { typed: MADE_CODE },
      { typed: MADE_CODE },
    ])
    expect(await typedTexts(page)).toEqual([])
  })

  test('without its key file says which file is missing', async () => {
    if (backup === undefined) throw new Error('no backup is given')
    await answer(page, 'restore.choose', ok({ state: 'chosen', backup, hasKey: false }))
    await panel().getByText('journal.key').waitFor()
    expect(await page.getByRole('button', { name: '코드로 열기' }).count()).toBe(0)
  })

  test('that is none is said so; the dialog closed without choosing says nothing', async () => {
    await answer(page, 'restore.choose', ok({ state: 'not-a-backup' }))
    await panel().getByText('장부의 백업 파일이 아니에요.').waitFor()
    await choose().press('Enter')
    await answer(page, 'restore.choose', ok({ state: 'cancelled' }))
    await panel().getByText('장부의 백업 파일이 아니에요.').waitFor({ state: 'detached' })
  })

  test('that is on this PC already is said so', async () => {
    if (backup === undefined) throw new Error('no backup is given')
    await answer(page, 'restore.choose', ok({ state: 'chosen', backup, hasKey: true }))
    await page.getByRole('group', { name: '복구 코드' }).waitFor()
    await page.keyboard.type(MADE_CODE)
    await page.keyboard.press('Enter')
    await answer(page, 'restore.open', ok({ state: 'already-here' }))
    await panel().getByText('이 장부는 이미 이 PC에 있어요.').first().waitFor()
  })
})

describe('backups', () => {
  beforeEach(async () => {
    await goToSection(page, 'backup')
    await panel()
      .getByRole('row', { name: /11월 23일 \(월\) 03:00 직접 4.9 MB/ })
      .waitFor()
  })

  test('are made on request, busy meanwhile, and listed', async () => {
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await panel().getByText('백업 중…').waitFor()
    const made = {
      ...BACKUPS[0],
      name: 'new.db',
      takenAt: Date.UTC(2026, 10, 24, 3, 4),
      reason: 'asked' as const,
    }
    const whole = { bytes: 5_000_000, terminal: '7K3QA', headSeq: 9, ...made }
    await nowAnswers(page, 'backup.list', ok([whole, ...BACKUPS]))
    await answer(page, 'backup.now', ok(whole))
    await panel().getByText('백업하고 확인까지 마쳤어요.').waitFor()
    await panel()
      .getByRole('row', { name: /11월 24일 \(화\) 12:04/ })
      .waitFor()
    expect((await callsOf(page, 'backup.now')).length).toBe(1)
  })

  test('that could not be made say why', async () => {
    await page.getByRole('button', { name: '지금 백업하기' }).press('Enter')
    await answer(page, 'backup.now', fail({ kind: 'backup-unusable', why: 'unwritable' }))
    await panel().getByText('디스크에 적지 못했어요. 지금 장부는 그대로예요.').waitFor()
  })

  test('show what keeps them from being made, and how little room is left', async () => {
    await tellPicture(page, {
      backup: { lastAt: null, running: false, problem: 'unwritable' },
      lowSpaceBytes: 41 * 1_048_576,
    })
    await panel().getByText('백업을 적지 못했어요.').waitFor()
    await panel().getByText('41 MB 남음. 공간을 비워 주세요.').waitFor()
    await panel().getByText('아직 없음', { exact: true }).waitFor()
  })

  test('are gone back to by two presses, told what that does; a stray Enter changes nothing', async () => {
    await page
      .getByRole('button', { name: '11월 22일 (일) 03:00 백업으로 되돌리기' })
      .press('Enter')
    const sheet = page.getByRole('dialog', { name: /11월 22일 \(일\) 03:00 백업으로 되돌릴까요/ })
    await sheet.getByText('결제사에서 다시 찾은 다음에 결제를 시작해요.').waitFor()
    await page.keyboard.press('Enter')
    await sheet.waitFor({ state: 'detached' })
    expect(await callsOf(page, 'backup.restore')).toEqual([])

    await page
      .getByRole('button', { name: '11월 22일 (일) 03:00 백업으로 되돌리기' })
      .press('Enter')
    await sheet.getByRole('button', { name: '되돌리기' }).press('Enter')
    expect(await callsOf(page, 'backup.restore')).toEqual([])
    await sheet.getByRole('button', { name: '한 번 더 눌러 되돌리기' }).press('Enter')
    await answer(page, 'backup.restore', fail({ kind: 'backup-unusable', why: 'damaged' }))
    await sheet.getByText('그 백업은 손상됐어요. 지금 장부는 그대로예요.').waitFor()
    await sheet.getByRole('button', { name: '되돌리기' }).press('Enter')
    await sheet.getByRole('button', { name: '한 번 더 눌러 되돌리기' }).press('Enter')
    await answer(page, 'backup.restore', ok({ state: 'restarting' }))
    await sheet.getByRole('status').getByText('프로그램을 다시 여는 중이에요.').waitFor()
    await page.keyboard.press('Escape')
    expect(await sheet.count()).toBe(1)
    expect(await callsOf(page, 'backup.restore')).toEqual([
      { name: BACKUPS[1]?.name, confirmCode: null },
      { name: BACKUPS[1]?.name, confirmCode: null },
    ])
  })

  test('are gone back to only with the lock code, where one is set', async () => {
    await tellPicture(page, { lock: 'unlocked' })
    await page
      .getByRole('button', { name: '11월 22일 (일) 03:00 백업으로 되돌리기' })
      .press('Enter')
    const sheet = page.getByRole('dialog', { name: /되돌릴까요/ })
    await sheet.getByRole('button', { name: '되돌리기' }).press('Enter')
    await sheet.getByRole('button', { name: '한 번 더 눌러 되돌리기' }).press('Enter')
    await page.getByRole('dialog', { name: '화면 잠금 번호' }).waitFor()
    await page.keyboard.type('9071')
    await page.keyboard.press('Enter')
    await answer(page, 'backup.restore', ok({ state: 'restarting' }))
    await sheet.getByRole('status').getByText('프로그램을 다시 여는 중이에요.').waitFor()
    expect(await callsOf(page, 'backup.restore')).toMatchObject([{ confirmCode: '9071' }])
  })

  test('that are none yet say so', async () => {
    await page.context().close()
    page = await pages.open({ answers: { 'backup.list': ok([]) } })
    await goToSection(page, 'backup')
    await panel().getByText('아직 백업이 없어요.').waitFor()
  })
})

describe('the recovery code', () => {
  beforeEach(async () => {
    await goToSection(page, 'backup')
    await page.getByRole('button', { name: '새 복구 코드 만들기' }).press('Enter')
  })

  test('is shown, written down, typed back; then the old one is void and copies left are named', async () => {
    await answer(page, 'recovery.make', ok({ code: MADE_CODE }))
    const sheet = page.getByRole('dialog')
    await sheet.getByRole('list', { name: '새 복구 코드' }).waitFor()
    expect(await sheet.getByRole('listitem').allTextContents()).toEqual(MADE_CODE.split('-'))
    await page.keyboard.press('Enter')
    await sheet.getByRole('group', { name: /복구 코드/ }).waitFor()
    expect(await page.content()).not.toContain('JKMN')
    await page.keyboard.type(MADE_CODE)
    await page.keyboard.press('Enter')
    await answer(page, 'recovery.confirm', ok({ state: 'other-code' }))
    await sheet.getByText('방금 보여 드린 코드와 달라요.').first().waitFor()
    await page.keyboard.press('Enter')
    await answer(page, 'recovery.confirm', ok({ state: 'set', copiesLeft: 2 }))
    await sheet.waitFor({ state: 'detached' })
    await panel().getByText('이전 코드는 이제 쓸 수 없어요.').waitFor()
    await panel().getByText('이전 코드로만 열리는 백업이 2개 남았어요.').waitFor()
    expect(await typedTexts(page)).toEqual([])
    expect(await page.content()).not.toContain('JKMN')
    expect(await callsOf(page, 'recovery.confirm')).toEqual([
      { typed: MADE_CODE },
      { typed: MADE_CODE },
    ])
  })

  test('left half-way changes nothing and leaves nothing on the page', async () => {
    await answer(page, 'recovery.make', ok({ code: MADE_CODE }))
    await page.getByRole('dialog').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    expect(await page.content()).not.toContain('JKMN')
    expect(await callsOf(page, 'recovery.confirm')).toEqual([])
  })

  test('that is missing is asked for', async () => {
    await answer(page, 'recovery.make', fail({ kind: 'journal-unwritable' }))
    await panel().getByText('디스크에 적지 못했어요.').waitFor()
    await tellPicture(page, { codeFile: 'missing' })
    await panel().getByText('키 보관함을 잃으면 장부를 열 수 없어요.').waitFor()
    await tellPicture(page, { codeFile: 'newer' })
    await panel().getByText('더 새로운 장부가 만든 파일이에요.').waitFor()
    expect(await page.getByRole('button', { name: '새 복구 코드 만들기' }).count()).toBe(0)
  })
})

test('a code that is needed after all is asked for, though the page knew of none', async () => {
  await goToSection(page, 'backup')
  await page.getByRole('button', { name: '새 복구 코드 만들기' }).press('Enter')
  await answer(page, 'recovery.make', fail({ kind: 'code-needed' }))
  await page.getByRole('dialog', { name: '화면 잠금 번호' }).waitFor()
  await page.keyboard.type('9071')
  await page.keyboard.press('Enter')
  await answer(page, 'recovery.make', ok({ code: MADE_CODE }))
  await page.getByRole('list', { name: '새 복구 코드' }).waitFor()
  await page.waitForFunction(() => document.activeElement?.textContent === '적었어요')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'INPUT')
  expect(await callsOf(page, 'recovery.make')).toEqual([
    { confirmCode: null },
    { confirmCode: '9071' },
  ])
  expect(LIVE.picture.lock).toBe('off')
})

import type { Page } from '@playwright/test'
import type { AccountPicture } from '../../preload/contract/account.ts'
import type { Language } from '../../preload/contract/money.ts'
import { words } from '../../preload/contract/words/words.ts'
import { answer } from '../fixtures/account-bridge.ts'
import { PICTURE } from '../fixtures/account-picture.ts'
import { DOORS } from '../fixtures/doors.ts'

/** What no practice till can show: a scripted account, and how its picture is reached from there. */
export interface AccountState {
  readonly name: string
  readonly picture: Partial<AccountPicture>
  /** Ends when a person would see the state. */
  readonly reach: (page: Page, language: Language) => Promise<void>
}

const CODE = '7K3M-Q0X2-91ZC-V8TB-4HNW-RJ5E-D6P7'

async function seesSheet(page: Page, language: Language): Promise<void> {
  await page.getByRole('button', { name: words[language].door.practice }).waitFor()
}

async function seesForm(page: Page): Promise<void> {
  await page.locator('#slip-title').waitFor()
}

async function showCode(page: Page, language: Language): Promise<void> {
  const { door } = words[language]
  await page.getByRole('button', { name: door.make.start }).press('Enter')
  await answer(page, 'recovery.make', { ok: true, value: { code: CODE } })
  await page.getByRole('list', { name: door.show.code }).waitFor()
}

async function typeBack(page: Page, language: Language): Promise<void> {
  const { door } = words[language]
  await showCode(page, language)
  await page.getByRole('button', { name: door.show.next }).press('Enter')
  await page.keyboard.type(CODE.replace('91ZC', '91ZD'))
  await page.keyboard.press('Enter')
  const value = { state: 'mistyped', why: 'check', group: 0, letters: 0 } as const
  await answer(page, 'recovery.confirm', { ok: true, value })
  await page.getByRole('alert').getByText(door.code.check).waitFor({ state: 'attached' })
}

async function wrongCode(page: Page): Promise<void> {
  await page.keyboard.type('2718')
  await page.keyboard.press('Enter')
  await answer(page, 'lock.unlock', { ok: true, value: { state: 'wrong', waitMs: 30_000 } })
  await page.getByText(/0:30/u).waitFor()
}

const doors: readonly AccountState[] = Object.entries(DOORS).map(([name, door]) => ({
  name: `door-${name}`,
  picture: { door },
  reach: seesSheet,
}))

const steps: readonly AccountState[] = [
  { name: 'door-new-code', picture: { door: DOORS.new }, reach: showCode },
  { name: 'door-new-typed-back', picture: { door: DOORS.new }, reach: typeBack },
]

const locks: readonly AccountState[] = [
  {
    name: 'lock',
    picture: { lock: 'locked', unknown: 2 },
    reach: (page) => page.keyboard.type('271'),
  },
  { name: 'lock-wait', picture: { lock: 'locked' }, reach: wrongCode },
]

const banners: readonly AccountState[] = [
  {
    name: 'banner-keychain',
    picture: { chargeBlock: { kind: 'keychain', why: 'locked' }, lock: 'unlocked' },
    reach: seesForm,
  },
  {
    name: 'banner-set-up',
    picture: {
      account: { accountId: 'hanbit-test', mode: 'test', name: '한빛수학학원 본점' },
      chargeBlock: { kind: 'set-up', missing: ['channel', 'code', 'shop'] },
    },
    reach: seesForm,
  },
  {
    name: 'banner-reconcile',
    picture: { chargeBlock: { kind: 'reconcile', since: 0 } },
    reach: seesForm,
  },
  {
    name: 'banner-low-space',
    picture: { ...PICTURE, lowSpaceBytes: 187 * 1_024 * 1_024 },
    reach: seesForm,
  },
  { name: 'banner-code', picture: { codeFile: 'damaged' }, reach: seesForm },
]

export const ACCOUNT_STATES: readonly AccountState[] = [...doors, ...steps, ...locks, ...banners]

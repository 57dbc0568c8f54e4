import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  DAMAGE_CAUSES,
  KEYCHAIN_REASONS,
  REFUSED_REASONS,
} from '../../../../preload/contract/account.ts'
import { words } from '../../../../preload/contract/words/words.ts'
import { answer, callsOf, tellPicture } from '../../../fixtures/account-bridge.ts'
import { PICTURE } from '../../../fixtures/account-picture.ts'
import { DOORS } from '../../../fixtures/doors.ts'
import {
  expectAccessible,
  focused,
  hiddenBelow,
  openAccountPages,
  overflowing,
  SIZE_LOOKS,
  THEME_LOOKS,
  wear,
  type AccountPages,
} from './account-page.ts'

let pages: AccountPages

beforeAll(async () => {
  pages = await openAccountPages()
})
afterAll(() => pages.close())

const { door } = words.ko
const restarting = { ok: true, value: { state: 'restarting' } } as const
const done = { ok: true, value: {} } as const
const to = (accountId: string, confirmedUnknown = 0) => ({ accountId, confirmedUnknown })

async function close(page: Page): Promise<void> {
  await page.context().close()
}

/** All of it stands on the sheet; the page's live regions say it too. */
async function reads(page: Page, ...sentences: readonly string[]): Promise<void> {
  for (const sentence of sentences) await page.getByRole('article').getByText(sentence).waitFor()
}

async function pressTwice(page: Page, first: string, second: string): Promise<void> {
  await page.getByRole('button', { name: first, exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: second }).waitFor()
  await page.keyboard.press('Enter')
}

describe('every door', () => {
  test.each(Object.entries(DOORS))(
    'reads whole in every size and theme: %s',
    async (_name, shown) => {
      const page = await pages.open({ door: shown })
      await page.getByRole('button', { name: door.practice }).waitFor()
      for (const look of SIZE_LOOKS) {
        await wear(page, look)
        expect({ look, out: await overflowing(page) }).toEqual({ look, out: [] })
        // Large text may scroll; at its usual size a door is seen whole.
        const below = look.text === 100 ? await hiddenBelow(page) : 0
        expect({ look, below }).toEqual({ look, below: 0 })
      }
      for (const look of THEME_LOOKS) {
        await wear(page, look)
        await expectAccessible(page)
      }
      await close(page)
    },
  )

  test('leads into practice mode by the keyboard alone, and says when that cannot be', async () => {
    const page = await pages.open({ door: DOORS.broken })
    await page.getByRole('button', { name: door.retryPlace }).waitFor()
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain(door.practice)
    await page.keyboard.press('Enter')
    await answer(page, 'account.switch', { ok: false, failure: { kind: 'charge-in-flight' } })
    await page.getByText(door.failed['charge-in-flight']).waitFor()
    await page.keyboard.press('Enter')
    expect(await answer(page, 'account.switch', restarting)).toEqual(to('practice'))
    await page.getByText(door.restarting).waitFor()
    await close(page)
  })

  test('that is left with orders being checked says so, and is left at the second press', async () => {
    const page = await pages.open({ door: DOORS.broken })
    await page.getByRole('button', { name: door.practice }).press('Enter')
    const unsettled = { kind: 'orders-unsettled', unknown: 2 } as const
    await answer(page, 'account.switch', { ok: false, failure: unsettled })
    await reads(page, '확인 중인 결제 2건이 있어요. 이 계정으로 돌아오면 확인을 이어서 해요.')
    await page.keyboard.press('Enter')
    expect(await answer(page, 'account.switch', restarting)).toEqual(to('practice', 2))
    await close(page)
  })

  test('in front of practice leads to the shop’s own account instead', async () => {
    const page = await pages.open({ door: DOORS.refused, account: PICTURE.account })
    await page.getByRole('button', { name: '한빛수학학원 본점 열기' }).press('Enter')
    expect(await answer(page, 'account.switch', restarting)).toEqual(to('hanbit'))
    expect(await page.getByRole('button', { name: door.practice }).count()).toBe(0)
    await close(page)
  })

  test('gives way to the counter as soon as main says so, and comes back without its picture', async () => {
    const page = await pages.open({ door: DOORS['needs-keychain'] })
    await tellPicture(page, { door: { state: 'open' } })
    await page.getByRole('textbox', { name: '결제 금액' }).waitFor()
    expect(await callsOf(page, 'app.start')).toHaveLength(1)
    await tellPicture(page, { door: DOORS.broken })
    await page.getByRole('heading', { name: door.broken.title }).waitFor()
    await close(page)
  })

  test('asks main nothing of the till while it is closed', async () => {
    const page = await pages.open({ door: DOORS.lost })
    await page.getByRole('button', { name: door.practice }).waitFor()
    expect(await callsOf(page, 'app.start')).toEqual([])
    expect(await callsOf(page, 'counter.watch')).toEqual([])
    await close(page)
  })
})

describe('the door of a journal that', () => {
  test('is being opened shows its sheet only when that takes a while', async () => {
    const page = await pages.open({ door: DOORS.broken }, { heldClock: true })
    await tellPicture(page, { door: DOORS.opening })
    await page.getByText(words.ko.frame.start.loading).waitFor()
    await page.clock.runFor(1_000)
    await page.getByRole('heading', { name: door.opening.title }).waitFor()
    expect(await page.getByText(door.opening.waits).count()).toBe(0)
    await tellPicture(page, { door: DOORS['opening-waits'] })
    await reads(page, door.opening.waits)
    await close(page)
  })

  test('waits for the keychain takes the recovery code meanwhile, where there is a code file', async () => {
    const page = await pages.open({ door: DOORS['opening-waits'], codeFile: 'missing' })
    await reads(page, door.opening.waits)
    expect(await page.getByRole('textbox').count()).toBe(0)
    await tellPicture(page, { codeFile: 'whole' })
    await reads(page, door.opening.code)
    // What is meant for the system's own window must not land here: nobody's focus is taken.
    expect(await focused(page)).toBe(door.opening.title)
    await page.getByRole('textbox').first().focus()
    await page.keyboard.type('7k3mq0x291zcv8tb4hnwrj5ed6p7')
    await page.keyboard.press('Enter')
    const opened = { ok: true, value: { state: 'opened' } } as const
    expect(await answer(page, 'account.openWithCode', opened)).toEqual({
      typed: '7K3M-Q0X2-91ZC-V8TB-4HNW-RJ5E-D6P7',
    })
    await page.getByRole('textbox').first().waitFor({ state: 'detached' })
    await close(page)
  })

  test('the keychain does not open says why, for every reason there is', async () => {
    const page = await pages.open({ door: DOORS.broken })
    for (const why of KEYCHAIN_REASONS) {
      await tellPicture(page, { door: { state: 'needs-keychain', why } })
      await reads(page, door.keychain[why].why, door.keychain[why].advice)
    }
    await close(page)
  })

  test('needs the keychain asks it again at a press of Enter, and once only', async () => {
    const page = await pages.open({ door: DOORS['needs-keychain'] })
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await answer(page, 'account.retry', done)
    expect(await callsOf(page, 'account.retry')).toHaveLength(1)
    await close(page)
  })

  test('is refused says why and what to do, for every reason there is', async () => {
    const page = await pages.open({ door: DOORS.broken })
    for (const why of REFUSED_REASONS) {
      await tellPicture(page, { door: { state: 'refused', why } })
      await reads(page, door.refused[why].why, door.refused[why].advice, door.refused.kept)
    }
    await close(page)
  })

  test('is broken shows a reference and nothing else of it', async () => {
    const page = await pages.open({ door: DOORS.broken })
    await page.getByText('문의 번호 7F3K-22QA').waitFor()
    await close(page)
  })

  test('is lost is begun anew by a second press only', async () => {
    const page = await pages.open({ door: DOORS.lost })
    await page.getByRole('button', { name: door.anew.begin }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: door.anew.again }).waitFor()
    // Leaving the button takes the first press back.
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: door.anew.begin }).waitFor()
    expect(await callsOf(page, 'journal.beginAnew')).toEqual([])
    await pressTwice(page, door.anew.begin, door.anew.again)
    expect(await answer(page, 'journal.beginAnew', restarting)).toEqual({ confirmCode: null })
    await page.getByText(door.restarting).waitFor()
    await close(page)
  })
})

describe('the door of a damaged journal', () => {
  test('says what is broken and what was kept, for every cause there is', async () => {
    const page = await pages.open({ door: DOORS.broken })
    for (const cause of DAMAGE_CAUSES) {
      await tellPicture(page, { door: { ...DOORS.damaged, cause } })
      await reads(page, door.damaged.cause[cause], '1,284건', door.damaged.kept)
    }
    await close(page)
  })

  test('presses nothing by a key that was on its way', async () => {
    const page = await pages.open({ door: DOORS.damaged })
    for (const key of ['Enter', 'Space', 'Enter', 'Space']) await page.keyboard.press(key)
    expect(await callsOf(page, 'backup.restore')).toEqual([])
    expect(await callsOf(page, 'journal.beginAnew')).toEqual([])
    await close(page)
  })

  test('offers the newest good backup first, and goes back to it at the second press', async () => {
    const page = await pages.open({ door: DOORS.damaged })
    await page.keyboard.press('Tab')
    expect(await focused(page)).toContain(door.damaged.restore)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: door.damaged.restoreAgain }).waitFor()
    await page.keyboard.press('Enter')
    const unusable = { kind: 'backup-unusable', why: 'damaged' } as const
    const asked = await answer(page, 'backup.restore', { ok: false, failure: unusable })
    expect(asked).toEqual({ name: DOORS.damaged.newestGoodBackup, confirmCode: null })
    await page.getByText(door.failed.backup.damaged).waitFor()
    await close(page)
  })

  test('lists the other backups, each of which can be gone back to', async () => {
    const page = await pages.open({ door: DOORS.damaged })
    await page.getByText('다른 백업 5개').press('Enter')
    const [, , third] = DOORS.damaged.backups
    const row = page.getByRole('row', { name: /11월 21일/u })
    await row.getByRole('button').press('Enter')
    await row.getByRole('button', { name: door.damaged.rowAgain }).press('Enter')
    expect(await answer(page, 'backup.restore', restarting)).toEqual({
      name: third?.name,
      confirmCode: null,
    })
    await close(page)
  })

  test('without a good backup says so', async () => {
    const page = await pages.open({ door: DOORS['damaged-no-backup'] })
    await reads(page, door.damaged.noBackup, door.damaged.unreadable)
    await close(page)
  })
})

import type { Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fail, ok } from '../../../../preload/contract/result.ts'
import { overflowing, seriousFindings } from './accessible.ts'
import { ACCOUNTS, BACKUPS, CHANNELS, LIVE, PRACTICE, PROFILE } from './settings-given.ts'
import { goToSection, openSettingsPages, type SettingsPages } from './settings-page.ts'

let pages: SettingsPages

beforeAll(async () => {
  pages = await openSettingsPages()
})
afterAll(() => pages.close())

const SECTIONS = ['pc', 'shop', 'portone', 'live', 'accounts', 'backup'] as const
const COLOURFUL = ['portone', 'live', 'accounts'] as const
const LONG = '아주 긴 이름의 학원이라서 한 줄에 다 들어가지 않는 가게'

/** Everything as long as the contract lets it be. */
const LONG_ANSWERS = {
  'profile.read': ok({
    ...PROFILE,
    name: LONG.repeat(2).slice(0, 40),
    shop: {
      ...PROFILE.shop,
      name: LONG.repeat(3).slice(0, 80),
      address: LONG.repeat(6).slice(0, 160),
    },
    quickItems: Array.from({ length: 9 }, () => ({
      name: LONG.repeat(2).slice(0, 40),
      amountWon: PROFILE.capWon,
      taxFreeWon: PROFILE.capWon,
    })),
  }),
  'gatewayChannels.read': ok(
    CHANNELS.map((channel) => ({
      ...channel,
      name: LONG.repeat(3),
      merchantId: `${channel.merchantId}${'0123456789'.repeat(4)}`,
    })),
  ),
  'account.list': ok(
    ACCOUNTS.map((account) => ({ ...account, name: LONG.repeat(2).slice(0, 40) })),
  ),
  'checklist.read': ok({
    keys: 'refused' as const,
    channel: 'other-mode' as const,
    code: 'damaged' as const,
    shop: 'missing' as const,
    trial: 'not-refunded' as const,
  }),
  'backup.list': ok(BACKUPS.map((backup) => ({ ...backup, reason: 'migration' as const }))),
}

async function wear(page: Page, theme: string, text: number): Promise<void> {
  await page.evaluate(
    ({ colours, size }) => {
      document.documentElement.dataset['theme'] = colours
      document.documentElement.dataset['text'] = String(size)
    },
    { colours: theme, size: text },
  )
}

/** What the widths say of every section in the order of the list, and axe of those in `judged`. */
async function walk(
  page: Page,
  judged: readonly (typeof SECTIONS)[number][] = [],
): Promise<readonly string[]> {
  const found: string[] = []
  for (const section of SECTIONS) {
    await goToSection(page, section)
    await page.locator('[role="tabpanel"] h2').waitFor()
    await page.waitForFunction(
      () => document.querySelector('[role="tabpanel"] [role="status"] > .spoken') === null,
    )
    const serious = judged.includes(section) ? await seriousFindings(page) : []
    found.push(...serious.map((line) => `${section}: ${line}`))
    found.push(...(await overflowing(page)).map((line) => `${section} overflows: ${line}`))
  }
  return found
}

describe('every section', () => {
  test.each([
    { width: 1280, height: 720, theme: 'light', text: 100, judged: SECTIONS },
    // These differ in nothing but colours, and every colour there is stands in these sections.
    { width: 1280, height: 800, theme: 'dark', text: 100, judged: COLOURFUL },
    { width: 1920, height: 1080, theme: 'contrast', text: 125, judged: COLOURFUL },
    { width: 1280, height: 800, theme: 'light', text: 200, judged: [] },
  ])('is accessible and fits at $width × $height, $theme, $text %', async (look) => {
    const page = await pages.open({}, look)
    await wear(page, look.theme, look.text)
    expect(await walk(page, look.judged)).toEqual([])
    await page.context().close()
  })

  test.each([100, 200])('fits the longest texts the contract lets in at %d %', async (text) => {
    const page = await pages.open({ answers: LONG_ANSWERS }, { width: 1280, height: 720 })
    await wear(page, 'light', text)
    expect(await walk(page)).toEqual([])
    await page.context().close()
  })

  test('fits in English at twice the text size', async () => {
    const start = {
      ...LIVE.start,
      preferences: { ...LIVE.start.preferences, language: 'en' as const },
    }
    const picture = { ...LIVE.picture, preferences: start.preferences }
    const page = await pages.open({ picture, start, answers: LONG_ANSWERS })
    await wear(page, 'light', 200)
    expect(await walk(page)).toEqual([])
    await page.context().close()
  })

  test('says plainly in practice that keys, channel and recovery code are not needed', async () => {
    const page = await pages.open(PRACTICE)
    expect(await walk(page)).toEqual([])
    await goToSection(page, 'portone')
    await page.getByText('연습 계정은 키도 채널도 쓰지 않아요.').waitFor()
    await goToSection(page, 'live')
    await page.getByText('연습은 준비할 것이 없어요').waitFor()
    await goToSection(page, 'backup')
    await page.getByText('연습에는 복구 코드가 필요 없어요.').waitFor()
    expect(await page.getByRole('button', { name: '새 복구 코드 만들기' }).count()).toBe(0)
    await page.context().close()
  })

  test('says why it could not be read, and reads again on request', async () => {
    const silent = fail({ kind: 'gateway-unreachable' })
    const page = await pages.open({
      answers: {
        'profile.read': silent,
        'keys.describe': silent,
        'checklist.read': silent,
        'account.list': silent,
        'backup.list': silent,
      },
    })
    for (const section of ['shop', 'portone', 'live', 'accounts', 'backup'] as const) {
      await goToSection(page, section)
      await page
        .getByRole('tabpanel')
        .getByText('결제사에 연결하지 못했어요. 인터넷을 확인하고 다시 눌러 주세요.')
        .first()
        .waitFor()
      await page.getByRole('button', { name: '다시 불러오기', exact: true }).first().waitFor()
    }
    await page.context().close()
  })
})

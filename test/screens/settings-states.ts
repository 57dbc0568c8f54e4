import type { Page } from '@playwright/test'
import type { Language } from '../../preload/contract/money.ts'
import { fail, ok } from '../../preload/contract/result.ts'
import { words } from '../../preload/contract/words/words.ts'
import { MADE_CODE } from '../unit/renderer/settings/settings-given.ts'
import {
  answer,
  goToSection,
  tellPicture,
  type Answers,
} from '../unit/renderer/settings/settings-page.ts'

/** One picture of the settings, of a live account that answers `answers`. */
export interface SettingsState {
  readonly name: string
  readonly answers?: Answers
  /** Ends when a person would see the state. */
  readonly reach: (page: Page, language: Language) => Promise<void>
}

const sections = (['pc', 'shop', 'portone', 'live', 'accounts', 'backup'] as const).map(
  (section, at): SettingsState => ({
    name: `30-settings-${at + 1}-${section}`,
    reach: (page) => goToSection(page, section),
  }),
)

const trouble: readonly SettingsState[] = [
  {
    name: '31-settings-shop-refused',
    async reach(page) {
      await goToSection(page, 'shop')
      await page.locator('[data-draft="businessNumber"]').fill('1234567890')
      await page.keyboard.press('Control+s')
      await page.locator('[data-draft="businessNumber"][aria-invalid="true"]').waitFor()
    },
  },
  {
    name: '32-settings-leave',
    async reach(page) {
      await goToSection(page, 'shop')
      await page.locator('[data-draft="ownerName"]').fill('임꺽정')
      await page.keyboard.press('F2')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: '33-settings-keys-refused',
    answers: { 'gatewayChannels.read': fail({ kind: 'gateway-unreachable' }) },
    async reach(page, language) {
      const { keys } = words[language].settings.portone
      await goToSection(page, 'portone')
      await page.getByRole('button', { name: keys.replace }).press('Enter')
      await page.getByLabel(keys.key, { exact: true }).fill('1')
      await page.getByLabel(keys.secret, { exact: true }).fill('1')
      await page.keyboard.press('Enter')
      await answer(page, 'keys.save', ok({ state: 'refused' }))
      await page.getByText(keys.refused).waitFor()
    },
  },
  {
    name: '34-settings-live-left-over',
    answers: {
      'checklist.read': ok({
        keys: 'refused',
        channel: 'other-mode',
        code: 'missing',
        shop: 'missing',
        trial: 'not-refunded',
      }),
    },
    reach: (page) => goToSection(page, 'live'),
  },
  {
    name: '35-settings-switch',
    async reach(page, language) {
      await goToSection(page, 'accounts')
      const over = words[language].settings.accounts.switch
      await page
        .getByRole('button', { name: new RegExp(over) })
        .first()
        .press('Enter')
    },
  },
  {
    name: '36-settings-backup-trouble',
    async reach(page) {
      await goToSection(page, 'backup')
      await tellPicture(page, {
        codeFile: 'missing',
        lowSpaceBytes: 42_000_000,
        backup: { lastAt: null, running: false, problem: 'damaged' },
      })
      await page.getByText('40 MB').first().waitFor()
    },
  },
  {
    name: '37-settings-restore',
    async reach(page, language) {
      await goToSection(page, 'backup')
      const [before = ''] = words[language].settings.backup.restoreLabel.split('{{time}}')
      await page
        .getByRole('button', { name: before.trim() === '' ? '백업으로 되돌리기' : before })
        .first()
        .press('Enter')
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: '38-settings-new-code',
    async reach(page, language) {
      await goToSection(page, 'backup')
      await page
        .getByRole('button', { name: words[language].settings.backup.code.make })
        .press('Enter')
      await answer(page, 'recovery.make', ok({ code: MADE_CODE }))
      await page.getByRole('dialog').waitFor()
    },
  },
  {
    name: '39-trial',
    async reach(page, language) {
      await goToSection(page, 'live')
      await page
        .getByRole('button', { name: words[language].settings.live.go.trial })
        .press('Enter')
      await page.getByText(words[language].settings.live.trialBanner).waitFor()
    },
  },
]

export const SETTINGS_STATES: readonly SettingsState[] = [...sections, ...trouble]

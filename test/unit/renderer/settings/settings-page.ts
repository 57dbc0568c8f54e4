import type { Page } from '@playwright/test'
import type { AccountPicture } from '../../../../preload/contract/account.ts'
import type { Channel } from '../../../../preload/contract/channels.ts'
import type { CounterSnapshot, Output } from '../../../../preload/contract/contract.ts'
import type { Result } from '../../../../preload/contract/result.ts'
import { openPages, type PageLook } from '../../../fixtures/scripted-page.ts'
import { SNAPSHOT, type START } from '../form/form-page.ts'
import { LIVE } from './settings-given.ts'

export type Answers = { readonly [C in Channel]?: Result<Output<C>> }

export interface Given {
  readonly picture: AccountPicture
  readonly start: typeof START
  readonly snapshot: CounterSnapshot
  readonly answers: Answers
}

interface Desk {
  picture: { version: number }
  readonly calls: { readonly channel: string; readonly input: unknown }[]
  readonly waiting: { readonly channel: string; readonly answer: (answer: unknown) => void }[]
  /** What a channel answers from now on; without one a call waits for `answer`. */
  answers: Record<string, unknown>
  tellPicture(changes: object): void
}

/** Kept under a name of its own, so that its type does not meet that of other scripts. */
interface DeskWindow {
  readonly settingsDesk: Desk
}

/** Runs in the page. Pictures come by long poll, as main gives them. */
function settingsBridge(given: Given): void {
  const ok = (value: unknown) => ({ ok: true, value })
  const watchers: (() => void)[] = []
  const desk: Desk = {
    picture: given.picture,
    calls: [],
    waiting: [],
    answers: given.answers,
    tellPicture(changes) {
      desk.picture = { ...desk.picture, ...changes, version: desk.picture.version + 1 }
      for (const wake of watchers.splice(0)) wake()
    },
  }
  const watch = async (after: number | null) => {
    if (after !== null && desk.picture.version <= after) {
      await new Promise<void>((wake) => watchers.push(wake))
    }
    return ok(desk.picture)
  }
  const standing: Record<string, (input: { after: number | null }) => Promise<unknown>> = {
    'account.watch': ({ after }) => watch(after),
    'counter.watch': ({ after }) =>
      after === null ? Promise.resolve(ok(given.snapshot)) : new Promise(() => {}),
    'app.start': async () => ok(given.start),
    'sale.open': async (input) =>
      ok({
        saleId: `${'trial' in input && input.trial === true ? 'trial' : 'sale'}-${desk.calls.length}`,
      }),
    'preferences.set': async (input) => ok(input),
  }
  const call = (channel: string, input: { after: number | null }) => {
    desk.calls.push({ channel, input: structuredClone(input) })
    if (desk.answers[channel] !== undefined) return Promise.resolve(desk.answers[channel])
    const known = standing[channel]
    if (known !== undefined) return known(input)
    return new Promise((answer) => desk.waiting.push({ channel, answer }))
  }
  const pos = new Proxy(
    {},
    { get: (_, channel) => (input: { after: number | null }) => call(String(channel), input) },
  )
  Object.assign(window, { pos, settingsDesk: desk })
}

export interface SettingsPages {
  /** Opens the settings of an account, at the list of sections. */
  open(given?: Partial<Given>, look?: PageLook): Promise<Page>
  close(): Promise<void>
}

export async function openSettingsPages(): Promise<SettingsPages> {
  const pages = await openPages()
  return {
    async open(given = {}, look = {}) {
      const whole: Given = {
        picture: LIVE.picture,
        start: LIVE.start,
        snapshot: { ...SNAPSHOT, recent: [], tray: [] },
        ...given,
        answers: { ...LIVE.answers, ...given.answers },
      }
      const page = await pages.open({ bridge: settingsBridge, given: whole }, look)
      await page.locator('[data-field="amount"]').waitFor()
      await page.keyboard.press('Control+Comma')
      await page.getByRole('tablist').waitFor()
      return page
    },
    close: () => pages.close(),
  }
}

const SECTIONS = ['pc', 'shop', 'portone', 'live', 'accounts', 'backup'] as const

/** By the arrow keys, from wherever in the list the focus is. */
export async function goToSection(page: Page, section: (typeof SECTIONS)[number]): Promise<void> {
  await page.locator('[role="tab"][aria-selected="true"]').focus()
  await page.keyboard.press('Home')
  for (let step = SECTIONS.indexOf(section); step > 0; step -= 1) {
    await page.keyboard.press('ArrowDown')
  }
}

/** What was asked on `channel` until now. */
export function callsOf(page: Page, channel: Channel): Promise<readonly unknown[]> {
  return page.evaluate((name) => {
    const { settingsDesk } = window as unknown as DeskWindow // put there by the script above
    return settingsDesk.calls.filter((call) => call.channel === name).map(({ input }) => input)
  }, channel)
}

/** What `channel` answers from now on. */
export async function nowAnswers<C extends Channel>(
  page: Page,
  channel: C,
  answer: Result<Output<C>>,
): Promise<void> {
  await page.evaluate(
    ({ name, given }) => {
      const { settingsDesk } = window as unknown as DeskWindow // put there by the script above
      settingsDesk.answers[name] = given
    },
    { name: channel, given: answer },
  )
}

/** Answers the oldest call of `channel` that waits. */
export async function answer<C extends Channel>(
  page: Page,
  channel: C,
  result: Result<Output<C>>,
): Promise<void> {
  await page.waitForFunction((name) => {
    const { settingsDesk } = window as unknown as DeskWindow // put there by the script above
    return settingsDesk.waiting.some((call) => call.channel === name)
  }, channel)
  await page.evaluate(
    ({ name, given }) => {
      const { settingsDesk } = window as unknown as DeskWindow // put there by the script above
      const at = settingsDesk.waiting.findIndex((call) => call.channel === name)
      settingsDesk.waiting.splice(at, 1)[0]?.answer(given)
    },
    { name: channel, given: result },
  )
}

/** Main's picture of the account changes. */
export async function tellPicture(page: Page, changes: Partial<AccountPicture>): Promise<void> {
  await page.evaluate((told) => {
    const { settingsDesk } = window as unknown as DeskWindow // put there by the script above
    settingsDesk.tellPicture(told)
  }, changes)
}

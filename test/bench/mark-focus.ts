import { chromium } from 'playwright-core'

/*
 * Loaded before the stand-in: every page it opens then notes when the amount field has the focus, by
 * the page's own clock. Asking from outside would add the time it takes to ask.
 */
const launch = chromium.launchPersistentContext.bind(chromium)
chromium.launchPersistentContext = async (profileDir, options) => {
  const context = await launch(profileDir, options)
  await context.addInitScript(() => {
    addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement) || target.dataset['field'] !== 'amount') return
      const root = document.documentElement.dataset
      root['focusedAt'] ??= String(performance.timeOrigin + performance.now())
    })
  })
  return context
}

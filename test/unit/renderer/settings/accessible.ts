import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** What axe finds serious or worse in the page as it is now, a line each. */
export async function seriousFindings(page: Page): Promise<readonly string[]> {
  // The colours of a control that changes glide for 120 ms; only where they end is judged.
  await page.evaluate(async () => {
    const glides = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.all(glides.map((one) => one.finished.catch(() => null)))
  })
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .include('main')
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join()}`)
}

/** Everything on the page that is wider than its place, and texts that are cut off unseen. */
export function overflowing(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const wide = (element: Element) =>
      // A field scrolls what is longer than itself.
      element.tagName !== 'INPUT' &&
      element.clientWidth > 1 &&
      element.scrollWidth > element.clientWidth + 1 &&
      getComputedStyle(element).display !== 'inline' &&
      getComputedStyle(element).textOverflow !== 'ellipsis'
    const found = Array.from(document.querySelectorAll('main, main *')).filter(wide)
    const page = document.documentElement.scrollWidth > window.innerWidth ? ['the page'] : []
    return [...page, ...found.map((one) => `${one.tagName} ${one.className} ${one.textContent}`)]
  })
}

/** Every text a person could find in an input of the page. */
export function typedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    Array.from(document.querySelectorAll('input'))
      .filter(({ type, value }) => (type === 'text' || type === 'password') && value !== '')
      .map(({ value }) => value),
  )
}

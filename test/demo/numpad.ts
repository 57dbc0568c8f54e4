import type { CDPSession, Page } from '@playwright/test'

const SIGNS: Readonly<Record<string, { readonly code: string; readonly keyCode: number }>> = {
  '*': { code: 'NumpadMultiply', keyCode: 106 },
  '+': { code: 'NumpadAdd', keyCode: 107 },
  '-': { code: 'NumpadSubtract', keyCode: 109 },
  '/': { code: 'NumpadDivide', keyCode: 111 },
}
const NUMPAD_0 = 96
const ENTER = 13

/** One hand on the numpad of a page, with Num Lock on. */
export class Numpad {
  readonly #session: CDPSession

  constructor(session: CDPSession) {
    this.#session = session
  }

  static async of(page: Page): Promise<Numpad> {
    return new Numpad(await page.context().newCDPSession(page))
  }

  /** Presses a key for each character: digits, `* + - /`, and a line end for Enter. */
  async type(keys: string): Promise<void> {
    for (const key of keys) await this.#press(key)
  }

  // Playwright's own numpad keys are those of a keyboard with Num Lock off.
  async #press(sign: string): Promise<void> {
    const { code, keyCode } = keyOf(sign)
    const text = sign === '\n' ? '\r' : sign
    const key = sign === '\n' ? 'Enter' : sign
    const common = { code, key, windowsVirtualKeyCode: keyCode, location: 3, isKeypad: true }
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyDown', text, ...common })
    await this.#session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...common })
  }
}

function keyOf(sign: string): { readonly code: string; readonly keyCode: number } {
  if (sign === '\n') return { code: 'NumpadEnter', keyCode: ENTER }
  if (/^\d$/.test(sign)) return { code: `Numpad${sign}`, keyCode: NUMPAD_0 + Number(sign) }
  const known = SIGNS[sign]
  if (known === undefined) throw new Error('the numpad has no such key')
  return known
}

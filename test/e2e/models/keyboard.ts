import type { CDPSession, Page } from '@playwright/test'

const NUMPAD: Readonly<Record<string, string>> = {
  '*': 'NumpadMultiply',
  '+': 'NumpadAdd',
  '-': 'NumpadSubtract',
  '/': 'NumpadDivide',
  '.': 'NumpadDecimal',
  '\n': 'NumpadEnter',
}

/** Presses keys of the numpad: digits, its signs, and `\n` for its Enter. */
export async function numpad(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.keyboard.press(NUMPAD[key] ?? `Numpad${key}`)
}

/** Holds a key down for `repeats` repeats, then lets go. */
export async function hold(page: Page, key: string, repeats: number): Promise<void> {
  for (let press = 0; press <= repeats; press += 1) await page.keyboard.down(key)
  await page.keyboard.up(key)
}

/** A keyboard in Hangul mode: the input method has seen every key before the page does. */
export class HangulKeyboard {
  readonly #cdp: CDPSession

  private constructor(cdp: CDPSession) {
    this.#cdp = cdp
  }

  static async of(page: Page): Promise<HangulKeyboard> {
    return new HangulKeyboard(await page.context().newCDPSession(page))
  }

  /** One press as the input method passes it on: `Process`, key code 229, and the key's place. */
  async press(code: string): Promise<void> {
    await this.down(code)
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...processed(code) })
  }

  async down(code: string): Promise<void> {
    await this.#cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...processed(code) })
  }

  async digits(digits: string): Promise<void> {
    for (const digit of digits) await this.press(`Digit${digit}`)
  }

  /** Digits whose text the input method still delivers after the page has seen the key. */
  async digitsWithLateText(digits: string): Promise<void> {
    for (const digit of digits) {
      await this.press(`Digit${digit}`)
      await this.#cdp.send('Input.insertText', { text: digit })
    }
  }

  /** Begins or goes on with a syllable that is not there yet. */
  async compose(text: string): Promise<void> {
    const end = text.length
    await this.#cdp.send('Input.imeSetComposition', {
      text,
      selectionStart: end,
      selectionEnd: end,
    })
  }

  /** The syllable is done. */
  async commit(text: string): Promise<void> {
    await this.#cdp.send('Input.insertText', { text })
  }
}

function processed(code: string) {
  return { code, key: 'Process', windowsVirtualKeyCode: 229, nativeVirtualKeyCode: 229 }
}

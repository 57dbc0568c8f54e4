import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { CHANNELS } from '../../preload/contract/channels.ts'
import { isOwnUrl, fromChromium } from '../../main/shell/app-origin.ts'
import { builtMain } from './program.ts'
import { expect, test } from './models/shop.ts'

/*
 * The window itself: what its page can and cannot do, and how it opens and closes. Whatever is run
 * inside the page here runs later, on a timer: what a debugger evaluates is above the page's policy.
 */

/** The rules of the page's policy that stopped what `run` does, as `img-src`. */
async function violationsOf(page: Page, run: () => void): Promise<string> {
  await page.evaluate(() => {
    const { dataset } = document.documentElement
    dataset['blocked'] = ''
    document.addEventListener('securitypolicyviolation', (event) => {
      dataset['blocked'] += ` ${event.effectiveDirective}`
    })
  })
  await page.evaluate(`setTimeout(${run.toString()}, 0)`)
  const blocked = () => page.evaluate(() => document.documentElement.dataset['blocked'] ?? '')
  await expect.poll(blocked).not.toBe('')
  return blocked()
}

/** Trusted Types come first where text would become script; the rest is `script-src`. */
const SCRIPT = /script-src|require-trusted-types-for/

const forbidden: readonly (readonly [string, RegExp, () => void])[] = [
  [
    'a script written into it',
    SCRIPT,
    () => {
      const script = document.createElement('script')
      script.append('globalThis.ran = true')
      document.head.append(script)
    },
  ],
  [
    'a script from elsewhere',
    SCRIPT,
    () => {
      document.head.append(
        Object.assign(document.createElement('script'), { src: 'https://example.com/x.js' }),
      )
    },
  ],
  [
    'eval',
    SCRIPT,
    () => {
      // oxlint-disable-next-line no-eval -- what must be blocked
      globalThis.eval('globalThis.ran = true')
    },
  ],
  ['markup made of text', SCRIPT, () => Object.assign(document.body, { innerHTML: '<b>x</b>' })],
  [
    'a picture from elsewhere',
    /img-src/,
    () => {
      new Image().src = 'https://example.com/x.png'
    },
  ],
  ['a request', /connect-src/, () => void fetch('https://example.com/').catch(() => undefined)],
  ['a request to itself', /connect-src/, () => void fetch('/index.html').catch(() => undefined)],
  ['a socket', /connect-src/, () => void new WebSocket('wss://example.com/')],
  [
    'a style written into it',
    /style-src/,
    () => {
      document.head.append(Object.assign(document.createElement('style'), { textContent: 'a{}' }))
    },
  ],
  [
    'a frame',
    /frame-src/,
    () => {
      document.body.append(
        Object.assign(document.createElement('iframe'), { src: 'https://example.com/' }),
      )
    },
  ],
  [
    'a form',
    /form-action/,
    () => {
      const form = Object.assign(document.createElement('form'), { action: 'https://example.com/' })
      document.body.append(form)
      form.submit()
    },
  ],
]

test.describe('the page', () => {
  test('has window.pos, one frozen function a channel, and nothing else of ours', async ({
    shop,
  }) => {
    const { page } = await shop.open()
    const pos = await page.evaluate(() => ({
      names: Object.keys(window.pos),
      kinds: Object.values(window.pos).map((call) => typeof call),
      isFrozen: Object.isFrozen(window.pos),
      isReplaceable: Object.getOwnPropertyDescriptor(window, 'pos')?.configurable,
      node: ['require', 'process', 'module', 'Buffer', 'ipcRenderer', 'electron'].filter(
        (name) => name in globalThis,
      ),
    }))
    expect(pos).toEqual({
      names: [...CHANNELS],
      kinds: CHANNELS.map(() => 'function'),
      isFrozen: true,
      isReplaceable: false,
      node: [],
    })
  })

  test('is held to its policy by the browser, whatever gets into it', async ({ shop }) => {
    const { page } = await shop.open()
    for (const [what, directive, run] of forbidden) {
      const seen = await violationsOf(page, run)
      expect(`${what}:${seen}`).toMatch(directive)
    }
    expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false)
  })

  test('asks nobody but ourselves for anything, and breaks no rule of its policy', async ({
    shop,
  }) => {
    const { page } = await shop.open()
    const asked: string[] = []
    const broken: string[] = []
    page.on('request', (request) => asked.push(fromChromium(request.url())))
    page.on('console', (message) => {
      if (/Content Security Policy|Trusted Type/.test(message.text())) broken.push(message.text())
    })
    await page.reload()
    await expect(page.getByRole('textbox', { name: '결제 금액' })).toBeFocused()
    expect(asked.filter((url) => !isOwnUrl(url) && !url.startsWith('data:'))).toEqual([])
    expect(asked.length).toBeGreaterThan(2)
    expect(broken).toEqual([])
  })

  test('cannot be led away, and opens no second page', async ({ shop }) => {
    const { page } = await shop.open()
    const start = page.url()
    const away = [
      'https://example.com/',
      'about:blank',
      'data:text/html,x',
      'file:///etc/passwd',
      // oxlint-disable-next-line no-script-url -- an address that must lead nowhere
      'javascript:void(document.title="led away")',
    ]
    for (const url of away) {
      // In the stand-in `about:blank` is left again rather than never entered; the call is lost then.
      await page
        .evaluate((href) => {
          for (const target of ['', '_blank', '_top']) {
            const link = Object.assign(document.createElement('a'), {
              href,
              target,
              textContent: 'away',
            })
            document.body.append(link)
            link.click()
            link.remove()
          }
          window.open(href)
          window.open(href, '_self')
        }, url)
        .catch(() => undefined)
      await expect.poll(() => page.url()).toBe(start)
      await expect.poll(() => page.context().pages().length).toBe(1)
    }
    await expect(page.getByRole('textbox', { name: '결제 금액' })).toBeVisible()
    await expect(page).not.toHaveTitle('led away')
    expect(await page.evaluate(async () => (await window.pos['sale.open']({})).ok)).toBe(true)
  })

  test('is granted nothing it asks of the computer', async ({ shop }) => {
    const { page } = await shop.open()
    const granted = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read']
      const states = names.map(async (name) => {
        const status = await navigator.permissions.query({ name: name as PermissionName })
        return status.state
      })
      const camera = navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'granted',
        () => 'denied',
      )
      return [...(await Promise.all(states)), await camera]
    })
    expect(granted).not.toContain('granted')
  })

  test('leaves nothing in the browser', async ({ shop }) => {
    const { page } = await shop.open()
    const left = await page.evaluate(async () => ({
      local: localStorage.length,
      session: sessionStorage.length,
      databases: (await indexedDB.databases()).length,
      caches: (await caches.keys()).length,
      cookies: document.cookie,
    }))
    expect(left).toEqual({ local: 0, session: 0, databases: 0, caches: 0, cookies: '' })
    expect((await page.context().cookies()).length).toBe(0)
  })
})

test.describe('a call', () => {
  test('that does not fit the contract is refused, whatever it holds', async ({ shop }) => {
    const { page } = await shop.open()
    const kinds = await page.evaluate(async () => {
      const cycle: Record<string, unknown> = {}
      cycle['self'] = cycle
      const hostile: readonly unknown[] = [
        undefined,
        null,
        1,
        'x',
        [],
        { x: 1 },
        cycle,
        () => 1,
        { a: () => 1 },
        new Date(),
        new Map(),
        JSON.parse('{"__proto__":{"x":1}}'),
        { saleId: Number.NaN },
        'x'.repeat(100_000),
        new Proxy(() => 1, {}),
      ]
      const calls = Object.values(window.pos) as ((input: unknown) => Promise<unknown>)[]
      return Promise.all(calls.flatMap((call) => hostile.map((input) => call(input))))
    })
    const refused = { ok: false, failure: { kind: 'refused' } }
    expect(kinds.filter((kind) => JSON.stringify(kind) !== JSON.stringify(refused))).toEqual([])
    expect(kinds).toHaveLength(CHANNELS.length * 15)
  })

  test('that is being answered when the page loads again harms nobody', async ({ shop }) => {
    const { page } = await shop.open()
    for (let time = 0; time < 3; time += 1) {
      await page.evaluate(() => {
        for (let call = 0; call < 20; call += 1)
          void window.pos['counter.watch']({ after: 10 ** 9 })
      })
      await page.reload()
      await expect(page.getByRole('textbox', { name: '결제 금액' })).toBeFocused()
    }
    expect(await page.evaluate(async () => (await window.pos['sale.open']({})).ok)).toBe(true)
    expect(shop.program().output()).not.toMatch(/error|rejection/i)
  })

  test('from a frame inside the page reaches nobody', async ({ shop }) => {
    const { page } = await shop.open()
    const inside = await page.evaluate(() => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      return frame.contentWindow === null ? 'no frame' : String('pos' in frame.contentWindow)
    })
    expect(inside).toBe('false')
  })
})

test.describe('the program', () => {
  test('started twice, comes to the front and takes no orders', async ({ shop }) => {
    const { page, amount } = await shop.open()
    await amount.fill('1000')
    const start = page.url()
    const code = await shop
      .program()
      .secondInstance(['app://jangbu/evil.html', 'jangbu://charge?amount=1'])
    expect(code).toBe(0)
    await expect(amount).toHaveValue('1,000')
    expect([page.url(), page.context().pages().length]).toEqual([start, 1])
  })

  test('has a menu without developer tools or reload, in the chosen language', async ({ shop }) => {
    await shop.open()
    const program = shop.program()
    const korean = await program.menuLabels()
    expect(korean).toContain('글자 크기')
    expect(korean.join(' ')).not.toMatch(/reload|devtools|developer|개발자|새로고침/i)
    await program.clickMenu('language.en')
    await expect.poll(() => program.menuLabels()).toContain('Text size')
  })

  test('changes to dark at once when the menu says so', async ({ shop }) => {
    const { page } = await shop.open()
    const isDark = () => page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)
    expect(await isDark()).toBe(false)
    await shop.program().clickMenu('theme.dark')
    await expect.poll(isDark).toBe(true)
  })

  test('closes with its window, and quits from the menu, when nothing is open', async ({
    shop,
  }) => {
    await shop.open()
    await shop.program().closeWindow()
    expect(await shop.program().exited).toBe(0)
    await shop.open()
    await shop.program().quit()
    expect(await shop.program().exited).toBe(0)
  })

  test('killed, leaves no window behind and opens again', async ({ shop }) => {
    await shop.open()
    await shop.program().kill()
    const { amount } = await shop.open()
    await expect(amount).toBeFocused()
  })

  test('opens its page again when the page’s process dies', async ({ shop }) => {
    const { page } = await shop.open()
    const crashed = page.waitForEvent('crash')
    const session = await page.context().newCDPSession(page)
    void session.send('Page.crash').catch(() => undefined)
    await crashed
    const others = () =>
      page
        .context()
        .pages()
        .filter((other) => other !== page)
    await expect.poll(() => others().length).toBe(1)
    await expect(
      others()[0]?.getByRole('textbox', { name: '결제 금액' }) ?? page.locator('x'),
    ).toBeVisible()
  })
})

test('the built preload is one script that requires electron and nothing else', () => {
  const source = readFileSync(join(builtMain, '../../preload/index.cjs'), 'utf8')
  const required = [...source.matchAll(/\b(?:require|import)\s*\(\s*["'`]([^"'`]+)/g)]
  expect(required.map((match) => match[1])).toEqual(['electron'])
  expect(source).not.toMatch(/^\s*(import|export)\s/m)
})

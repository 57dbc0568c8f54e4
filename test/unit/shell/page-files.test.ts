import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ANSWER_HEADERS } from '../../../main/shell/content-security-policy.ts'
import { answer, listPageFiles, type PageFiles } from '../../../main/shell/page-files.ts'

const secret = 'not for the page'
let root = ''
let files: PageFiles

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'page-files-'))
  const page = join(root, 'renderer')
  mkdirSync(join(page, 'assets'), { recursive: true })
  mkdirSync(join(page, '.vite'))
  writeFileSync(join(root, 'secret.html'), secret)
  writeFileSync(join(page, '.vite/manifest.js'), secret)
  writeFileSync(join(page, '.hidden.html'), secret)
  writeFileSync(join(page, 'assets/index.js.map'), secret)
  writeFileSync(join(page, 'index.html'), '<!doctype html>')
  writeFileSync(join(page, 'assets/index.js'), 'export {}')
  writeFileSync(join(page, 'assets/index.css'), 'a{}')
  writeFileSync(join(page, 'assets/font.woff2'), Buffer.from([1, 2, 3]))
  files = listPageFiles(page)
})

afterAll(() => rmSync(root, { recursive: true }))

function ask(url: string, method = 'GET'): Response {
  // Request itself repairs some addresses; what reaches `answer` is what a browser would send.
  return answer(new Request(url, { method }), files)
}

describe('a listed file', () => {
  test.each([
    ['/index.html', 'text/html; charset=utf-8'],
    ['/assets/index.js', 'text/javascript; charset=utf-8'],
    ['/assets/index.css', 'text/css; charset=utf-8'],
    ['/assets/font.woff2', 'font/woff2'],
  ])('%s is answered whole, as %s', async (path, type) => {
    const response = ask(`app://jangbu${path}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe(type)
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.equals(readFileSync(join(root, 'renderer', path)))).toBe(true)
  })

  test('is answered to HEAD with its headers and no body', async () => {
    const response = ask('app://jangbu/index.html', 'HEAD')
    expect([response.status, await response.text()]).toEqual([200, ''])
    expect(response.headers.get('content-length')).toBe('15')
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'PROPFIND'])('refuses %s', (method) => {
    expect(ask('app://jangbu/index.html', method).status).toBe(405)
  })
})

describe('anything else', () => {
  test.each([
    'app://jangbu/',
    'app://jangbu/assets',
    'app://jangbu/assets/',
    'app://jangbu/INDEX.HTML',
    'app://jangbu/index.html?x=1',
    'app://jangbu/index%2ehtml',
    'app://jangbu//index.html',
    'app://jangbu/./index.html/',
    'app://jangbu/../secret.html',
    'app://jangbu/%2e%2e/secret.html',
    'app://jangbu/..%2fsecret.html',
    'app://jangbu/..\\secret.html',
    'app://jangbu/assets/..%5c..%5csecret.html',
    'app://jangbu/index.html%00.js',
    'app://jangbu/.vite/manifest.js',
    'app://jangbu/.hidden.html',
    'app://jangbu/assets/index.js.map',
    'app://jangbu/__proto__',
    'app://jangbu/constructor',
    'app://JANGBU/index.html',
    'app://example.com/index.html',
    'app://jangbu:80/index.html',
    'app:///index.html',
    'https://jangbu.invalid/index.html',
    'file:///index.html',
  ])('%s is not found', async (url) => {
    const response = ask(url)
    expect([response.status, await response.text()]).toEqual([404, ''])
  })

  const parts = [
    '.. . %2e%2e %2E. %2f %5c \\ / // %00 ? #',
    'assets index.html index.js secret.html .vite manifest.js jangbu',
    'INDEX.HTML %69ndex.html ; @ :80 ~ * 한글',
  ]
  const part = fc.constantFrom('\u0000', 'index.html ', ...parts.join(' ').split(' '))
  const host = fc.constantFrom('jangbu', 'JANGBU', '', 'jangbu@example.com', 'example.com', '..')
  const strange = fc
    .tuple(host, fc.array(fc.oneof(part, fc.string({ maxLength: 8 })), { maxLength: 8 }))
    .map(([name, parts]) => `app://${name}/${parts.join('')}`)

  test('no spelling of an address reaches a byte outside the list', async () => {
    const known = new Set<string>()
    for (const file of files.values()) known.add(readFileSync(file.path, 'latin1'))
    let asked = 0
    await fc.assert(
      fc.asyncProperty(fc.oneof(strange, fc.webUrl()), async (url) => {
        if (!URL.canParse(url)) return
        const response = ask(hasCredentials(url) ? 'app://x/' : url)
        asked += 1
        for (const [name, value] of Object.entries(ANSWER_HEADERS)) {
          expect(response.headers.get(name)).toBe(value)
        }
        const body = Buffer.from(await response.arrayBuffer()).toString('latin1')
        if (response.status === 200) expect(known.has(body)).toBe(true)
        else expect([response.status, body]).toEqual([404, ''])
      }),
      { numRuns: 10_000 },
    )
    expect(asked).toBeGreaterThan(5_000)
  })

  /** `Request` refuses these before anybody is asked. */
  function hasCredentials(url: string): boolean {
    const { username, password } = new URL(url)
    return username !== '' || password !== ''
  }
})

test('every answer says what the page may load, and that nothing is kept', () => {
  for (const response of [
    ask('app://jangbu/index.html'),
    ask('app://jangbu/no'),
    ask('app://jangbu/index.html', 'POST'),
  ]) {
    expect(response.headers.get('content-security-policy')).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; " +
        "font-src 'self'; connect-src 'none'; base-uri 'none'; form-action 'none'; " +
        "frame-src 'none'; frame-ancestors 'none'; object-src 'none'; " +
        "require-trusted-types-for 'script'",
    )
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    expect(response.headers.get('cache-control')).toBe('no-store')
  }
})

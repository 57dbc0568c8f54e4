import { describe, expect, test } from 'vitest'
import { fromChromium, isOwnUrl, START_PAGE, toChromium } from '../../../main/shell/app-origin.ts'

describe('our own origin', () => {
  test.each([START_PAGE, 'app://jangbu/', 'app://jangbu', 'app://jangbu/assets/a.js?x#y'])(
    '%s is ours',
    (url) => expect(isOwnUrl(url)).toBe(true),
  )

  test.each([
    '',
    'jangbu',
    'app:',
    'app:jangbu',
    'app:///jangbu',
    'app://JANGBU/index.html',
    'app://jangbu.example/index.html',
    'app://jangbu:1/index.html',
    'app://jangbu@example.com/',
    'app://user@jangbu/',
    'app://:secret@jangbu/',
    'app://jangbu%2eexample/',
    'app://jangbu\\@example.com/',
    'apps://jangbu/index.html',
    'http://jangbu/index.html',
    'https://jangbu.invalid/index.html',
    'file:///app://jangbu/index.html',
    'blob:app://jangbu/1',
    'about:blank',
    // oxlint-disable-next-line no-script-url -- an address that must lead nowhere
    'javascript:app://jangbu/',
    'data:text/html,app://jangbu/',
    'filesystem:app://jangbu/x',
    ' ',
    '\u0000app://jangbu.example/',
  ])('%s is not', (url) => expect(isOwnUrl(url)).toBe(false))

  test('a browser that cannot load our scheme is given an address that never resolves', () => {
    expect(toChromium(START_PAGE)).toBe('https://jangbu.invalid/index.html')
    expect(fromChromium(toChromium(START_PAGE))).toBe(START_PAGE)
  })

  test.each(['https://jangbu.invalid.example/', 'app://jangbu.example/', 'about:blank'])(
    '%s means the same to both',
    (url) => {
      expect(toChromium(url)).toBe(url)
      expect(fromChromium(url)).toBe(url)
    },
  )
})

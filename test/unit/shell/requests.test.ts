import { describe, expect, test } from 'vitest'
import { START_PAGE } from '../../../main/shell/app-origin.ts'
import { mayNavigate, mayRequest } from '../../../main/shell/requests.ts'
import { foreignUrls } from './foreign-urls.ts'

describe('what a page may load', () => {
  test.each(foreignUrls)('%s is not asked for', (url) => {
    expect(mayRequest(url, true)).toBe(false)
    expect(mayRequest(url, false)).toBe(false)
  })

  test('our own files are', () => {
    expect(mayRequest('app://jangbu/assets/index.js', true)).toBe(true)
  })

  test('the developer tools are only in a build that is not packaged', () => {
    const url = 'devtools://devtools/bundled/devtools_app.html'
    expect(mayRequest(url, false)).toBe(true)
    expect(mayRequest(url, true)).toBe(false)
  })
})

describe('where a frame may go', () => {
  test.each([...foreignUrls, 'app://jangbu/', 'app://jangbu/other.html', `${START_PAGE}?x`])(
    'not to %s',
    (url) => {
      expect(mayNavigate(url, true)).toBe(false)
      expect(mayNavigate(url, false)).toBe(false)
    },
  )

  test('the top frame may load its own page again, a frame inside may not', () => {
    expect(mayNavigate(START_PAGE, true)).toBe(true)
    expect(mayNavigate(START_PAGE, false)).toBe(false)
  })
})

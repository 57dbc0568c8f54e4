import { expect, test } from 'vitest'
import { START_PAGE } from '../../../main/shell/app-origin.ts'
import { isOwnSender, type Sender } from '../../../main/shell/sender.ts'

interface Frame {
  readonly url: string
  readonly parent: unknown
  readonly detached: boolean
  isDestroyed(): boolean
}

const ownFrame: Frame = { url: START_PAGE, parent: null, detached: false, isDestroyed: () => false }

function sender(frame: Partial<Frame> | null, id = 7): Sender {
  return { sender: { id }, senderFrame: frame === null ? null : { ...ownFrame, ...frame } }
}

const known = (id: number): boolean => id === 7

test('the top frame of a known window that shows our page is heard', () => {
  expect(isOwnSender(sender({}), known)).toBe(true)
})

const urls = [
  '',
  'about:blank',
  'about:srcdoc',
  'null',
  'app://jangbu.example/index.html',
  'app://jangbu@example.com/index.html',
  'app://example.com/app://jangbu/index.html',
  'app://JANGBU/index.html',
  'app://jangbu:80/index.html',
  'app:jangbu/index.html',
  'app:///index.html',
  'apps://jangbu/index.html',
  'http://jangbu/index.html',
  'https://jangbu/index.html',
  'https://jangbu.invalid/index.html',
  'file:///index.html',
  'data:text/html,app://jangbu/index.html',
  'blob:app://jangbu/3f1c',
  // oxlint-disable-next-line no-script-url -- an address that must lead nowhere
  'javascript:void 0',
  'devtools://devtools/bundled/inspector.html',
  'chrome-extension://jangbu/index.html',
  'chrome-error://chromewebdata/',
]

test.each(urls)('a frame that shows "%s" is refused', (url) => {
  expect(isOwnSender(sender({ url }), known)).toBe(false)
})

test.each<[string, Sender]>([
  ['no frame', sender(null)],
  ['a frame inside ours', sender({ parent: ownFrame })],
  ['a frame whose parent nobody knows', sender({ parent: undefined })],
  ['a detached frame', sender({ detached: true })],
  ['a destroyed frame', sender({ isDestroyed: () => true })],
  ['a window we did not make', sender({}, 8)],
  ['a window with no number', sender({}, Number.NaN)],
])('%s is refused', (_what, forged) => {
  expect(isOwnSender(forged, known)).toBe(false)
})

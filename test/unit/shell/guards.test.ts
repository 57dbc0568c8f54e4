import { expect, test, vi } from 'vitest'
import { guardContents, guardEverySession, guardSession } from '../../../main/shell/guards.ts'
import { foreignUrls } from './foreign-urls.ts'

type Listener = (...parameters: unknown[]) => unknown

/** Remembers what was registered on it: setters by their name, listeners by their event. */
function recorder() {
  const set = new Map<string, unknown>()
  const heard = new Map<string, Listener>()
  const target = new Proxy(
    {},
    {
      get: (_object, name: string) => {
        if (name === 'on')
          return (event: string, listener: Listener) => void heard.set(event, listener)
        if (name === 'webRequest') return target
        return (value: unknown) => void set.set(name, value)
      },
    },
  )
  const call = (name: string, ...parameters: unknown[]): unknown =>
    (set.get(name) as Listener)(...parameters)
  const emit = (name: string, ...parameters: unknown[]): unknown => heard.get(name)?.(...parameters)
  return { target: target as never, set, heard, call, emit }
}

const app = vi.hoisted(() => ({ isPackaged: true, on: vi.fn() }))
vi.mock('electron', () => ({ app }))

function prevented(extra: object = {}) {
  return { preventDefault: vi.fn(), ...extra }
}

test('a session has a handler for everything a page could ask for', () => {
  const session = recorder()
  guardSession(session.target)
  expect([...session.set.keys(), ...session.heard.keys()].toSorted()).toEqual([
    'file-system-access-restricted',
    'onBeforeRequest',
    'select-hid-device',
    'select-serial-port',
    'select-usb-device',
    'setBluetoothPairingHandler',
    'setCertificateVerifyProc',
    'setDevicePermissionHandler',
    'setDisplayMediaRequestHandler',
    'setPermissionCheckHandler',
    'setPermissionRequestHandler',
    'setSpellCheckerEnabled',
    'setUSBProtectedClassesHandler',
    'will-download',
  ])
})

test('and every one of them says no', () => {
  const session = recorder()
  guardSession(session.target)
  const answer = vi.fn()
  for (const permission of [
    'media',
    'geolocation',
    'notifications',
    'clipboard-read',
    'usb',
    'hid',
    'fileSystem',
    'openExternal',
  ]) {
    session.call('setPermissionRequestHandler', {}, permission, answer)
    expect(session.call('setPermissionCheckHandler', {}, permission, 'app://jangbu')).toBe(false)
  }
  expect(answer.mock.calls.every(([granted]) => granted === false)).toBe(true)
  expect(answer).toHaveBeenCalledTimes(8)
  expect(session.call('setDevicePermissionHandler', {})).toBe(false)
  expect(session.call('setUSBProtectedClassesHandler', { protectedClasses: ['hid'] })).toEqual([
    'hid',
  ])
  expect(session.set.get('setSpellCheckerEnabled')).toBe(false)

  for (const [name, given, expected] of [
    ['setDisplayMediaRequestHandler', {}, null],
    ['setBluetoothPairingHandler', {}, { confirmed: false }],
    ['setCertificateVerifyProc', {}, -2],
  ] as const) {
    const callback = vi.fn()
    session.call(name, given, callback)
    expect(callback.mock.calls).toEqual([[expected]])
  }
  for (const name of [
    'will-download',
    'select-hid-device',
    'select-usb-device',
    'file-system-access-restricted',
  ]) {
    const event = prevented()
    session.emit(name, event, {}, vi.fn())
    expect([name, event.preventDefault.mock.calls.length]).toEqual([name, 1])
  }
  const chosen = vi.fn()
  session.emit('select-serial-port', prevented(), [], {}, chosen)
  expect(chosen).toHaveBeenCalledWith('')
})

test.each(foreignUrls)('a request for %s is cancelled', (url) => {
  const session = recorder()
  guardSession(session.target)
  const answer = vi.fn()
  session.call('onBeforeRequest', { url }, answer)
  expect(answer).toHaveBeenCalledWith({ cancel: true })
})

test.each(foreignUrls)('a page cannot go to, or open, %s', (url) => {
  const contents = recorder()
  guardContents(contents.target)
  expect(contents.call('setWindowOpenHandler', { url })).toEqual({ action: 'deny' })
  for (const name of ['will-navigate', 'will-frame-navigate', 'will-redirect']) {
    for (const isMainFrame of [true, false]) {
      const event = prevented({ url, isMainFrame })
      contents.emit(name, event)
      expect([name, event.preventDefault.mock.calls.length]).toEqual([name, 1])
    }
  }
})

test('a page gets no webview and no bluetooth device, and a packaged one no developer tools', () => {
  const contents = recorder()
  guardContents(contents.target)
  const webview = prevented()
  contents.emit('will-attach-webview', webview)
  expect(webview.preventDefault).toHaveBeenCalledOnce()
  const chosen = vi.fn()
  contents.emit('select-bluetooth-device', prevented(), [], chosen)
  expect(chosen).toHaveBeenCalledWith('')
  contents.emit('devtools-opened')
  expect(contents.set.has('closeDevTools')).toBe(true)
})

test('every session and every page is guarded from its first moment, and no certificate is trusted', () => {
  guardEverySession()
  const heard = new Map<string, Listener>(app.on.mock.calls as [string, Listener][])
  const session = recorder()
  heard.get('session-created')?.(session.target)
  expect(session.set.has('setPermissionRequestHandler')).toBe(true)
  const contents = recorder()
  heard.get('web-contents-created')?.({}, contents.target)
  expect(contents.set.has('setWindowOpenHandler')).toBe(true)

  const event = prevented()
  const callback = vi.fn()
  heard.get('certificate-error')?.(event, {}, 'https://example.com', 'ERR', {}, callback)
  expect(callback).toHaveBeenLastCalledWith(false)
  heard.get('select-client-certificate')?.(event, {}, 'https://example.com', [{}], callback)
  expect(callback).toHaveBeenLastCalledWith()
  heard.get('login')?.(event, {}, {}, {}, callback)
  expect(callback).toHaveBeenLastCalledWith()
  expect(event.preventDefault).toHaveBeenCalledTimes(3)
})

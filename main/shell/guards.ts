import { app, type Session, type WebContents } from 'electron'
import { mayNavigate, mayRequest } from './requests.ts'

/**
 * Denies everything a page could ask of the computer or the network, in every session and every page
 * there will be, however it came to exist (bars B-E05, B-E09). Must run before the program is ready.
 */
export function guardEverySession(): void {
  app.on('session-created', guardSession)
  app.on('web-contents-created', (_event, contents) => guardContents(contents))
  app.on('certificate-error', (event, _contents, _url, _error, _certificate, callback) => {
    event.preventDefault()
    callback(false)
  })
  app.on('select-client-certificate', (event, _contents, _url, _list, callback) => {
    event.preventDefault()
    callback()
  })
  app.on('login', (event, _contents, _details, _authentication, callback) => {
    event.preventDefault()
    callback()
  })
}

/** What Chromium calls "failed" when a certificate is judged. */
const CERTIFICATE_FAILED = -2

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, callback) => callback(null))
  session.setUSBProtectedClassesHandler((details) => details.protectedClasses)
  session.setBluetoothPairingHandler((_details, callback) => callback({ confirmed: false }))
  session.setCertificateVerifyProc((_request, callback) => callback(CERTIFICATE_FAILED))
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.on('select-hid-device', (event, _details, callback) => {
    event.preventDefault()
    callback(null)
  })
  session.on('select-usb-device', (event, _details, callback) => {
    event.preventDefault()
    callback()
  })
  session.on('select-serial-port', (event, _ports, _contents, callback) => {
    event.preventDefault()
    callback('')
  })
  session.on('file-system-access-restricted', (event, _details, callback) => {
    event.preventDefault()
    callback('deny')
  })
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !mayRequest(details.url, app.isPackaged) })
  })
}

export function guardContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault()
  })
  contents.on('will-frame-navigate', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault()
  })
  contents.on('will-redirect', (details) => {
    if (!mayNavigate(details.url, details.isMainFrame)) details.preventDefault()
  })
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.on('select-bluetooth-device', (event, _devices, callback) => {
    event.preventDefault()
    callback('')
  })
  contents.on('devtools-opened', () => {
    if (app.isPackaged) contents.closeDevTools()
  })
}

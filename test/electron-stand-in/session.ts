import { fromChromium } from '../../main/shell/app-origin.ts'
import { appEvents, isReady } from './app-events.ts'
import { makeEmitter } from './emitter.ts'
import { strict } from './strict.ts'

type BeforeRequest = (
  details: { readonly url: string; readonly method: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void
type Serve = (request: Request) => Response | Promise<Response>

/** What this Chromium denies by itself, so that a missing handler would not be noticed. */
const GUARDS = [
  'setPermissionRequestHandler',
  'setPermissionCheckHandler',
  'setDevicePermissionHandler',
  'setDisplayMediaRequestHandler',
  'setUSBProtectedClassesHandler',
  'setBluetoothPairingHandler',
  'setCertificateVerifyProc',
] as const

export type StandInSession = ReturnType<typeof makeSession>['shown']

const privileges = new Map<string, object>()
const sessions = new Map<string, ReturnType<typeof makeSession>>()

function makeSession(partition: string) {
  const served = new Map<string, Serve>()
  const guards = new Map<string, unknown>()
  let beforeRequest: BeforeRequest | undefined
  const events = makeEmitter('session', [
    'will-download',
    'select-hid-device',
    'select-usb-device',
    'select-serial-port',
    'file-system-access-restricted',
  ])
  const shown = strict('session', {
    ...events,
    ...Object.fromEntries(
      GUARDS.map((name) => [name, (handler: unknown) => void guards.set(name, handler)]),
    ),
    setSpellCheckerEnabled: (isEnabled: boolean) => void guards.set('spellchecker', isEnabled),
    protocol: strict('session.protocol', {
      handle(scheme: string, serve: Serve): void {
        if (!privileges.has(scheme)) throw new Error(`${scheme}: is not a registered scheme`)
        if (served.has(scheme)) throw new Error(`${scheme}: is handled already`)
        served.set(scheme, serve)
      },
    }),
    webRequest: strict('session.webRequest', {
      onBeforeRequest(listener: BeforeRequest): void {
        beforeRequest = listener
      },
    }),
  })

  /** Null where the session cancels it or nobody answers; `url` as Chromium asked for it. */
  async function answer(url: string, method: string): Promise<Response | null> {
    const asked = fromChromium(url)
    if (beforeRequest !== undefined && (await isCancelled(beforeRequest, asked, method)))
      return null
    const serve = served.get(asked.slice(0, asked.indexOf(':')))
    return serve === undefined ? null : serve(new Request(asked, { method }))
  }

  function missingGuards(): readonly string[] {
    return GUARDS.filter((name) => typeof guards.get(name) !== 'function')
  }

  return { partition, shown, answer, missingGuards }
}

function isCancelled(listener: BeforeRequest, url: string, method: string): Promise<boolean> {
  return new Promise((resolve) => {
    listener({ url, method }, (answer) => resolve(answer.cancel === true))
  })
}

/** The session of a partition, made when it is first asked for. */
export function sessionOf(partition: string): ReturnType<typeof makeSession> {
  if (!isReady()) throw new Error('Session can only be received when app is ready')
  const known = sessions.get(partition)
  if (known !== undefined) return known
  const made = makeSession(partition)
  sessions.set(partition, made)
  appEvents.emit('session-created', made.shown)
  return made
}

export const session = strict('session', {
  fromPartition: (partition: string) => sessionOf(partition).shown,
  get defaultSession() {
    return sessionOf('').shown
  },
})

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(
    schemes: readonly { readonly scheme: string; readonly privileges?: object }[],
  ): void {
    if (isReady()) throw new Error('schemes must be registered before the app is ready')
    if (privileges.size > 0) throw new Error('schemes can be registered only once')
    for (const { scheme, privileges: given } of schemes) privileges.set(scheme, given ?? {})
  },
})

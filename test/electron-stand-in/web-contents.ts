import { makeEmitter } from './emitter.ts'
import { sessionOf } from './session.ts'
import { strict } from './strict.ts'

type OpenHandler = (details: never) => { readonly action: 'allow' | 'deny' }

export type StandInContents = ReturnType<typeof makeWebContents>

let lastId = 0

export function makeWebContents(partition: string) {
  lastId += 1
  const id = lastId
  let openHandler: OpenHandler | undefined
  const owned = sessionOf(partition)
  const events = makeEmitter('webContents', [
    'will-navigate',
    'will-frame-navigate',
    'will-redirect',
    'will-attach-webview',
    'select-bluetooth-device',
    'devtools-opened',
    'render-process-gone',
    'destroyed',
  ])
  const shown = strict('webContents', {
    ...events,
    id,
    session: owned.shown,
    setWindowOpenHandler(handler: OpenHandler): void {
      openHandler = handler
    },
    closeDevTools: () => undefined,
  })

  return {
    id,
    shown,
    events,
    session: owned,
    /** Electron's default, without a handler, is to open it. */
    mayOpen(url: string): boolean {
      // The shell's handler takes Electron's details, of which this is the part that is looked at.
      return openHandler?.({ url } as never).action !== 'deny'
    },
  }
}

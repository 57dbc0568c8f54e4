import type { Wire } from './wire.ts'

/** What a preload exposed: functions by their name, anything else as encoded text. */
export type ExposedTree = Readonly<
  Record<string, Readonly<Record<string, 'function' | { text: string }>>>
>

export interface Install {
  readonly binding: string
  readonly tree: ExposedTree
  /** Whether main lets the page go where nothing is asked for, as `about:blank`. */
  readonly mayGoBlank: boolean
}

/** One call from the page: which document, which function, with what. */
export interface PageCall {
  readonly document: string
  readonly key: string
  readonly name: string
  readonly args: string
}

/** What comes back; `thrown` is all that Electron lets through of an exception. */
export type PageAnswer = { readonly value: string } | { readonly thrown: string }

/**
 * Runs in every new page before its own scripts, as its source: makes in the top frame what
 * `contextBridge.exposeInMainWorld` makes: deeply frozen, read-only, not configurable.
 */
export function installInPage(makeWire: () => Wire, install: Install): void {
  const { binding, tree, mayGoBlank } = install
  const wire = makeWire()
  // Playwright put it there a moment ago; the page must not find it.
  const global = globalThis as unknown as Record<string, (call: PageCall) => Promise<PageAnswer>>
  const send = global[binding]
  delete global[binding]
  if (send === undefined || window.top !== window) return
  const document = crypto.randomUUID()

  // What asks for something is stopped where it asks; this asks for nothing.
  window.navigation.addEventListener('navigate', (event) => {
    const isSilent = /^(about|blob|data):/.test(event.destination.url)
    if (isSilent && !mayGoBlank && event.cancelable) event.preventDefault()
  })

  function stub(key: string, name: string): (...args: unknown[]) => Promise<unknown> {
    return async (...args) => {
      const answer = await send?.({ document, key, name, args: wire.encode(args) })
      if (answer === undefined) throw new Error('no bridge')
      if ('thrown' in answer) throw new Error(answer.thrown)
      return wire.decode(answer.value)
    }
  }

  for (const [key, members] of Object.entries(tree)) {
    const api: Record<string, unknown> = {}
    for (const [name, member] of Object.entries(members)) {
      api[name] = member === 'function' ? stub(key, name) : wire.decode(member.text)
    }
    Object.values(api).forEach((member) => Object.freeze(member))
    Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true })
  }
}

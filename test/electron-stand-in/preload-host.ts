import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createContext, runInContext, Script } from 'node:vm'
import type { ExposedTree, PageAnswer, PageCall } from './in-page.ts'
import { strict } from './strict.ts'
import { makeWire, type Wire } from './wire.ts'

type Member = (...args: unknown[]) => unknown

/** One run of the preload, for one document. */
export interface PreloadRun {
  readonly tree: ExposedTree
  /** Calls what the preload exposed, with copies, and copies what it answers. */
  call(call: PageCall): Promise<PageAnswer>
}

/** Carries `ipcRenderer.invoke` to main; arguments and answer are already copies. */
export type Invoke = (channel: string, args: readonly unknown[]) => Promise<unknown>

/** What Electron's sandboxed preload may require, besides `electron` itself. */
const NODE_MODULES = ['events', 'timers', 'url']

/**
 * Runs a built preload the way Electron's sandbox does: as one CommonJS script, in a context of its
 * own, with four modules to require. An ES module, or a fifth module, is an error here as it is there.
 */
export function runPreload(path: string, invoke: Invoke): PreloadRun {
  const context = createContext({
    structuredClone,
    console,
    URL,
    queueMicrotask,
    setTimeout,
    clearTimeout,
  })
  // The wire must make its objects inside the context, as the bridge does.
  const wire = runInContext(`(${makeWire.toString()})()`, context) as Wire
  const exposed = new Map<string, Record<string, unknown>>()
  const electron = strict('require("electron")', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld(key: string, api: Record<string, unknown>): void {
        if (exposed.has(key)) throw new Error(`Cannot bind an API on top of an existing ${key}`)
        exposed.set(key, { ...api })
      },
    }),
    ipcRenderer: strict('ipcRenderer', {
      async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
        return structuredClone(await invoke(channel, structuredClone(args)))
      },
    }),
  })
  const nodeRequire = createRequire(import.meta.url)

  function sandboxRequire(name: string): unknown {
    if (name === 'electron') return electron
    const plain = name.replace(/^node:/, '')
    if (!NODE_MODULES.includes(plain)) throw new Error(`module not found: ${name}`)
    return nodeRequire(`node:${plain}`)
  }

  const source = `(function (require, module, exports, process) {${readFileSync(path, 'utf8')}\n})`
  const module = { exports: {} }
  // The source above is a function of these four.
  const run = new Script(source, { filename: path }).runInContext(context) as Member
  run(
    sandboxRequire,
    module,
    module.exports,
    Object.freeze({ platform: process.platform, sandboxed: true }),
  )

  return {
    tree: describe(exposed, wire),
    async call({ key, name, args }) {
      const member = exposed.get(key)?.[name]
      if (typeof member !== 'function') return { thrown: `${key}.${name} is not a function` }
      try {
        // Checked to be a function; the wire always decodes arguments to a list.
        const value = await (member as Member)(...(wire.decode(args) as unknown[]))
        return { value: wire.encode(value) }
      } catch (error) {
        return { thrown: error instanceof Error ? error.message : String(error) }
      }
    },
  }
}

function describe(exposed: ReadonlyMap<string, Record<string, unknown>>, wire: Wire): ExposedTree {
  return Object.fromEntries(
    [...exposed].map(([key, api]) => [
      key,
      Object.fromEntries(
        Object.entries(api).map(([name, member]) => [
          name,
          typeof member === 'function' ? ('function' as const) : { text: wire.encode(member) },
        ]),
      ),
    ]),
  )
}

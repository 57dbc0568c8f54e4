import { randomUUID } from 'node:crypto'
import type { Frame, Page } from 'playwright-core'
import { fromChromium } from '../../main/shell/app-origin.ts'
import { installInPage, type Install, type PageCall } from './in-page.ts'
import { dispatch } from './ipc-main.ts'
import { runPreload, type PreloadRun } from './preload-host.ts'
import type { StandInContents } from './web-contents.ts'
import { makeWire } from './wire.ts'

export interface BridgeOptions {
  readonly contents: StandInContents
  readonly preloadPath: string
  /** See `installInPage`. */
  readonly mayGoBlank: boolean
}

/** `window.pos`: a stub in the page, the preload in a context of its own, one run a document. */
export async function installBridge(page: Page, options: BridgeOptions): Promise<void> {
  const { contents, preloadPath, mayGoBlank } = options
  let current: { readonly document: string; readonly run: PreloadRun } | undefined
  const binding = `bridge_${randomUUID().replaceAll('-', '')}`

  function run(frame: Frame | null): PreloadRun {
    return runPreload(preloadPath, (channel, args) =>
      dispatch(channel, args, {
        sender: contents.shown,
        senderFrame: frame === null ? null : frameOf(frame),
        frameId: 1,
        processId: 1,
        type: 'frame',
      }),
    )
  }

  await page.exposeBinding(binding, async (source, call: PageCall) => {
    if (current?.document !== call.document) {
      current = { document: call.document, run: run(source.frame) }
    }
    return current.run.call(call)
  })
  const { tree } = run(null)
  const given = JSON.stringify({ binding, tree, mayGoBlank } satisfies Install)
  await page.addInitScript(`(${installInPage.toString()})(${makeWire.toString()}, ${given})`)
}

function frameOf(frame: Frame): object {
  return {
    get url() {
      return fromChromium(frame.url())
    },
    get parent() {
      const above = frame.parentFrame()
      return above === null ? null : frameOf(above)
    },
    get detached() {
      return frame.isDetached()
    },
    isDestroyed: () => frame.isDetached(),
  }
}

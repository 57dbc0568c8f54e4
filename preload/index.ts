import { contextBridge, ipcRenderer } from 'electron'
import { CHANNELS, type Channel } from './contract/channels.ts'
import type { Failure } from './contract/result.ts'

/**
 * Runs sandboxed, before the page: puts `window.pos` there, one function a channel, and nothing else
 * (bar B-E07). Its types are in `contract.ts`; main checks both ways, this file only carries.
 */
function call(channel: Channel): (input: unknown) => Promise<unknown> {
  return async (input) => {
    if (!canCross(input)) return failure({ kind: 'refused' })
    try {
      const answer: unknown = await ipcRenderer.invoke(channel, input)
      return answer
    } catch {
      // The message may have reached main: this must not read as if nothing had been sent.
      return failure({ kind: 'bug', reference: 'NOANSWER' })
    }
  }
}

/** Functions, symbols and the like cannot be copied; they are refused here, before anything is sent. */
function canCross(input: unknown): boolean {
  try {
    structuredClone(input)
    return true
  } catch {
    return false
  }
}

function failure(failure: Failure): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure }
}

contextBridge.exposeInMainWorld(
  'pos',
  Object.freeze(Object.fromEntries(CHANNELS.map((channel) => [channel, call(channel)]))),
)

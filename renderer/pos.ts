import type { Pos } from '../preload/contract/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this page. */
    readonly pos: Pos
  }
}

/** The bridge to main. */
export const pos: Pos = window.pos

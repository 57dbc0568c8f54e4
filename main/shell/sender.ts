import type { IpcMainInvokeEvent } from 'electron'
import { isOwnUrl } from './app-origin.ts'

/** What is looked at of a message's sender. */
export interface Sender {
  readonly sender: Pick<IpcMainInvokeEvent['sender'], 'id'>
  readonly senderFrame: {
    readonly url: string
    readonly parent: unknown
    readonly detached: boolean
    isDestroyed(): boolean
  } | null
}

/**
 * True where the message came from the top frame of a window of ours that shows our own page. Must be
 * called while the message is being dispatched: later the frame may be gone, or be another page's
 * (bar B-E06). No frame, `about:blank` and an unknown window are refusals, never exceptions.
 */
export function isOwnSender(event: Sender, isKnownWindow: (id: number) => boolean): boolean {
  const frame = event.senderFrame
  return (
    frame !== null &&
    frame !== undefined &&
    !frame.isDestroyed() &&
    !frame.detached &&
    frame.parent === null &&
    isOwnUrl(frame.url) &&
    isKnownWindow(event.sender.id)
  )
}

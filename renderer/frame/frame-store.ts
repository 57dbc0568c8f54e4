import { create } from 'zustand'

export type Screen = 'counter' | 'subscribers' | 'orders' | 'window' | 'closing' | 'settings'

/** The screens this release has; the others say that they are not here yet. */
const READY: readonly Screen[] = ['counter', 'settings']

export type Sheet =
  | { readonly kind: 'none' }
  | { readonly kind: 'help' }
  | { readonly kind: 'tray' }
  | { readonly kind: 'order'; readonly orderId: string }

export interface FrameState {
  readonly screen: Screen
  readonly sheet: Sheet
  /** The screen that was asked for and is not there, until another key is pressed. */
  readonly missing: Screen | null
}

export const useFrame = create<FrameState>(() => ({
  screen: 'counter',
  sheet: { kind: 'none' },
  missing: null,
}))

export function isReady(screen: Screen): boolean {
  return READY.includes(screen)
}

/** Goes to a screen; one that is not in this release is named in the status bar instead. */
export function openScreen(screen: Screen): void {
  if (isReady(screen)) useFrame.setState({ screen, missing: null })
  else useFrame.setState({ missing: screen })
}

export function forgetMissing(): void {
  if (useFrame.getState().missing !== null) useFrame.setState({ missing: null })
}

export function openSheet(sheet: Sheet): void {
  useFrame.setState({ sheet })
}

export function closeSheet(): void {
  useFrame.setState({ sheet: { kind: 'none' } })
}

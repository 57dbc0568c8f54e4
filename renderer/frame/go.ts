import { mayLeave } from '../state/second-press.ts'
import { asksBeforeLeaving } from '../state/settings-store.ts'
import { isReady, openScreen, useFrame, type Screen } from './frame-store.ts'

/**
 * Goes to a screen. Leaving typed card digits is asked about first, a second press goes; leaving
 * settings that are not saved opens a sheet that asks.
 */
export function go(screen: Screen): void {
  const from = useFrame.getState().screen
  const leaves = from !== screen && isReady(screen)
  if (leaves && from === 'counter' && !mayLeave()) return
  if (leaves && from === 'settings' && asksBeforeLeaving(screen)) return
  openScreen(screen)
}

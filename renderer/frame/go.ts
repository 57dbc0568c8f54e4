import { mayLeave } from '../state/second-press.ts'
import { isReady, openScreen, useFrame, type Screen } from './frame-store.ts'

/** Goes to a screen. Leaving typed card digits is asked about first; a second press goes. */
export function go(screen: Screen): void {
  const leaving = useFrame.getState().screen === 'counter' && screen !== 'counter'
  if (leaving && isReady(screen) && !mayLeave()) return
  openScreen(screen)
}

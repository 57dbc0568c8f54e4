import type { Preferences } from '../../preload/contract/preferences.ts'
import { pos } from '../pos.ts'
import { preferencesNow, showPreferences } from './preferences-store.ts'

/** Changes made here that main has not answered yet. */
let pending = 0

/** Shows a change at once and writes it. False when main could not keep it; it stays shown. */
export async function changePreferences(change: Partial<Preferences>): Promise<boolean> {
  const wanted = { ...preferencesNow(), ...change }
  showPreferences(wanted)
  pending += 1
  const answer = await pos['preferences.set'](wanted).catch(() => null)
  pending -= 1
  return answer?.ok === true
}

/** Takes over what was chosen in the window's menu; an older picture never undoes a choice here. */
export function takePreferences(preferences: Preferences): void {
  const same = JSON.stringify(preferences) === JSON.stringify(preferencesNow())
  if (pending === 0 && !same) showPreferences(preferences)
}

import { DEFAULT_PREFERENCES } from './preferences-default.ts'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { useTill } from './till-store.ts'

/** What the installation prefers; the defaults until main has answered. */
export function usePreferences(): Preferences {
  return useTill((till) => till.start?.preferences) ?? DEFAULT_PREFERENCES
}

export function preferencesNow(): Preferences {
  return useTill.getState().start?.preferences ?? DEFAULT_PREFERENCES
}

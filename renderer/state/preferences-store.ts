import { create } from 'zustand'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { DEFAULT_PREFERENCES } from './preferences-default.ts'

/** The defaults until main has answered, then what the installation prefers. */
const usePreferencesStore = create<Preferences>(() => DEFAULT_PREFERENCES)

export function usePreferences(): Preferences {
  return usePreferencesStore()
}

export function preferencesNow(): Preferences {
  return usePreferencesStore.getState()
}

export function showPreferences(preferences: Preferences): void {
  usePreferencesStore.setState(preferences, true)
}

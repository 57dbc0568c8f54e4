import type { Preferences } from '../../preload/contract/preferences.ts'

/**
 * Shown for the blink before main answers. Written here again because the contract's file builds
 * its zod schema, which must not be bundled into the page; a unit test holds the two together.
 */
export const DEFAULT_PREFERENCES: Preferences = {
  language: 'ko',
  theme: 'system',
  textPercent: 100,
  idleSeconds: 60,
  sounds: true,
  lockMinutes: 5,
}

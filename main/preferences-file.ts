import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import {
  DEFAULT_PREFERENCES,
  preferencesSchema,
  type Preferences,
} from '../preload/contract/preferences.ts'

/** Language, theme and the like of this installation, in one small 0600 JSON file. */
export class PreferencesFile {
  readonly #path: string
  #current: Preferences

  constructor(path: string) {
    this.#path = path
    this.#current = readPreferences(path)
  }

  get current(): Preferences {
    return this.#current
  }

  /** Replaces the file in one step; a crash leaves the old or the new one, never half. */
  save(preferences: Preferences): void {
    const beside = `${this.#path}.new`
    const file = openSync(beside, 'w', 0o600)
    try {
      writeSync(file, JSON.stringify(preferences))
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(beside, this.#path)
    this.#current = preferences
  }
}

/** A missing or damaged file means the defaults: preferences never keep the counter from opening. */
function readPreferences(path: string): Preferences {
  try {
    const parsed = preferencesSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')))
    return parsed.success ? parsed.data : DEFAULT_PREFERENCES
  } catch {
    return DEFAULT_PREFERENCES
  }
}

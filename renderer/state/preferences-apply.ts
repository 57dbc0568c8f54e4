import type { Preferences } from '../../preload/contract/preferences.ts'
import { i18n } from '../i18n.ts'

/** Language, theme and text size live on the root element, where tokens.css reads them. */
export function applyPreferences(preferences: Preferences): void {
  const root = document.documentElement
  root.lang = preferences.language
  root.dataset['theme'] = preferences.theme
  root.dataset['text'] = String(preferences.textPercent)
  if (i18n.language !== preferences.language) void i18n.changeLanguage(preferences.language)
}

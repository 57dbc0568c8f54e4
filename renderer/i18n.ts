import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../preload/contract/money.ts'
import { words, type KoreanWords } from '../preload/contract/words/words.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'words'
    readonly returnNull: false
    readonly resources: { readonly words: KoreanWords }
  }
}

/**
 * The page's sentences: `const { t } = useTranslation()`, then `t('frame.rail.counter')`. Variables
 * are written `{{name}}`. Keys are checked by the compiler against the Korean words, and English
 * has the same ones.
 */
export const i18n = i18next

/** Once, before the first render; the words are bundled, so nothing is waited for. */
export function startWords(language: Language): void {
  void i18next.use(initReactI18next).init({
    initAsync: false,
    lng: language,
    fallbackLng: 'ko',
    defaultNS: 'words',
    resources: { ko: { words: words.ko }, en: { words: words.en } },
    // React writes text nodes, never markup, so there is nothing to escape.
    interpolation: { escapeValue: false },
    returnNull: false,
    react: { useSuspense: false },
  })
}

/** The language shown now; components that call it inside `useTranslation` follow a switch. */
export function languageNow(): Language {
  return i18next.language === 'en' ? 'en' : 'ko'
}

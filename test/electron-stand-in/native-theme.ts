import { strict } from './strict.ts'

type Source = 'system' | 'light' | 'dark'

let source: Source = 'system'
const listeners = new Set<(scheme: 'light' | 'dark' | null) => void>()

/** The system behind the stand-in is always a light one. */
export const nativeTheme = strict('nativeTheme', {
  get themeSource(): Source {
    return source
  },
  set themeSource(next: Source) {
    source = next
    for (const listener of listeners) listener(colorScheme())
  },
  get shouldUseDarkColors(): boolean {
    return source === 'dark'
  },
})

/** What the pages are to believe; null is "whatever the browser says". */
export function colorScheme(): 'light' | 'dark' | null {
  return source === 'system' ? null : source
}

export function onColorScheme(run: (scheme: 'light' | 'dark' | null) => void): void {
  listeners.add(run)
}

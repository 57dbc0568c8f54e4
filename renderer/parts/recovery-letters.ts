import { convertHangulToQwerty } from 'es-hangul'

export const CODE_LETTERS = 28
export const CODE_GROUPS = 7
export const GROUP_LETTERS = 4

/** Crockford's base32, as `main/vault/recovery-code.ts` reads it: these three are digits. */
const READ_AS: Readonly<Record<string, string>> = { I: '1', L: '1', O: '0' }
/** The one letter that can be typed and that no code has. */
const FOREIGN = /[^0-9A-HJKMNP-TV-Z]/

/**
 * Letters and digits of what was typed or pasted, as they stand on the paper: any case, Hangul typed
 * on the same keys, full-width letters; spaces, dashes and dots are left out.
 */
export function lettersOf(typed: string): string {
  // Hangul first: NFKC would turn single jamo into others that stand on no key.
  const latin = convertHangulToQwerty(typed).normalize('NFKC').toUpperCase()
  const letters = latin.replace(/[^0-9A-Z]/g, '')
  return letters.replace(/[ILO]/g, (letter) => READ_AS[letter] ?? letter)
}

/**
 * Puts `letters` into the groups from `at` on; what does not fit pushes on. The last group keeps
 * whatever is too much: what is typed is never cut.
 */
export function spread(groups: readonly string[], at: number, letters: string): readonly string[] {
  const next = [...groups]
  let carried = letters
  for (let group = at; group < CODE_GROUPS; group += 1) {
    const last = group === CODE_GROUPS - 1
    if (last || carried.length <= GROUP_LETTERS) {
      next[group] = carried
      return next
    }
    const pushed = next[group + 1] ?? ''
    next[group] = carried.slice(0, GROUP_LETTERS)
    carried = carried.slice(GROUP_LETTERS) + pushed
  }
  return next
}

/** The first group, from 1, with a letter that no code has, or 0. */
export function foreignGroup(groups: readonly string[]): number {
  return groups.findIndex((letters) => FOREIGN.test(letters)) + 1
}

export function letterCount(groups: readonly string[]): number {
  return groups.reduce((sum, letters) => sum + letters.length, 0)
}

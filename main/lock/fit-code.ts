/**
 * What a code may be: 4 to 8 digits that are not all the same and do not run up or down (0 follows
 * 9), typed in half or full width. Null for anything else. Four digits are what staff remember; the
 * waits after wrong ones make up for their number.
 */
export function fitCode(typed: string): string | null {
  const code = readCode(typed)
  if (code === null) return null
  const steps = new Set(
    Array.from(code.slice(1), (digit, index) => (Number(digit) - Number(code[index]) + 10) % 10),
  )
  const isPlain = steps.size === 1 && [0, 1, 9].some((step) => steps.has(step))
  return isPlain ? null : code
}

/** The digits of what was typed, or null where no code looks like that. */
export function readCode(typed: string): string | null {
  const code = typed.normalize('NFKC').trim()
  return /^[0-9]{4,8}$/.test(code) ? code : null
}

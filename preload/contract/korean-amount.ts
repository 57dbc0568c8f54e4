import { numberToHangul } from 'es-hangul'

/**
 * An amount as it is read aloud: `십이만 오천 원`. Nobody says 일만 at the start, so `만 원`.
 * Empty for zero: there is nothing to read yet.
 */
export function readInKorean(amountWon: number): string {
  if (amountWon === 0) return ''
  return `${numberToHangul(amountWon, { spacing: true }).replace(/^일만/, '만')} 원`
}

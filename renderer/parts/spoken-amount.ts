import { numberToHangul, numberToHangulMixed } from 'es-hangul'
import { groupDigits, type Language } from '../../preload/contract/money.ts'
import { i18n } from '../i18n.ts'

/** An amount as it is read aloud: `십이만 오천 원`, `125,000 won`. */
export function spokenAmount(amountWon: number, language: Language): string {
  const words =
    language === 'ko' ? numberToHangul(amountWon, { spacing: true }) : groupDigits(amountWon)
  return i18n.t('outcome.spoken.won', { words })
}

/** How an amount reads beside its digits: `125만 원` in Korean, nothing new in English. */
export function spokenReading(amountWon: number, language: Language): string {
  return language === 'ko'
    ? `${numberToHangulMixed(amountWon, { spacing: true })} 원`
    : groupDigits(amountWon)
}

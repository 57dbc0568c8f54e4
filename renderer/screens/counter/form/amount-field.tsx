import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { groupDigits, splitTax, won } from '../../../../preload/contract/money.ts'
import { readInKorean } from '../../../../preload/contract/korean-amount.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { AMOUNT_DIGITS_MAX, changeForm } from '../../../state/form-actions.ts'
import { useTaxFreeWon } from '../../../state/tax-free.ts'
import { DigitField } from './digit-field.tsx'
import type { DigitModel } from './digit-input.ts'
import styles from './form.module.css'
import { useProblem } from './use-problem.ts'

type WonKey = 'amountWon' | 'taxFreeWon'

/** The amount lives in the store; its field is the same kind as the card's all the same. */
export function wonModel(key: WonKey): DigitModel {
  const digits = () => {
    const value = useCounter.getState()[key]
    return value === 0 ? '' : String(value)
  }
  return {
    digits,
    replace({ from, to, digits: typed }) {
      const before = digits()
      const whole = before.slice(0, from) + typed + before.slice(to)
      const plain = whole.replace(/^0+/, '')
      if (plain.length > AMOUNT_DIGITS_MAX) return null
      changeForm({ [key]: won(Number(plain)) })
      return Math.max(0, from + typed.length - (whole.length - plain.length))
    },
  }
}

export function showWon(digits: string): string {
  return digits === '' ? '' : groupDigits(Number(digits))
}

/** Where an amount that was changed elsewhere (quick keys, next customer) is heard of. */
export function subscribeWon(key: WonKey): (listener: () => void) => () => void {
  return (listener) =>
    useCounter.subscribe((now, before) => {
      if (now[key] !== before[key]) listener()
    })
}

const subscribe = subscribeWon('amountWon')

export function AmountField() {
  const { t } = useTranslation()
  const model = useMemo(() => wonModel('amountWon'), [])
  const problem = useProblem('amount')
  const reading = useReading()
  return (
    <div>
      <div className={styles['labelLine']}>
        <label id="amount-label" className={styles['label']}>
          {t('form.amount')}
        </label>
        <span
          id="amount-hint"
          className={problem === null ? styles['reading'] : styles['readingProblem']}
          role={problem === null ? undefined : 'alert'}
        >
          {problem ?? reading}
        </span>
      </div>
      <div className={styles['amountBox']} data-invalid={problem !== null}>
        <DigitField
          field="amount"
          className={styles['amountInput'] ?? ''}
          rules={{
            model,
            show: showWon,
            hide: showWon,
            onChanged: () => {},
            onRefused: () => {},
            onPaste: () => {},
          }}
          labelledBy="amount-label"
          describedBy="amount-hint"
          invalid={problem !== null}
          subscribe={subscribe}
        />
        <span className={styles['amountUnit']} aria-hidden="true">
          {t('form.amountUnit')}
        </span>
      </div>
    </div>
  )
}

function useReading(): string {
  const { t } = useTranslation()
  const amountWon = useCounter((state) => state.amountWon)
  const taxFreeWon = useTaxFreeWon()
  if (amountWon === 0) return ''
  const split = splitTax(won(amountWon), taxFreeWon)
  const figures = {
    reading: readInKorean(amountWon),
    supply: groupDigits(split.supplyWon),
    vat: groupDigits(split.vatWon),
  }
  return taxFreeWon === 0
    ? t('form.reading', figures)
    : t('form.readingTaxFree', { ...figures, taxFree: groupDigits(split.taxFreeWon) })
}

import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isSharedCard } from '../../../../preload/contract/card-rules.ts'
import { INSTALLMENTS_FROM_WON } from '../../../../preload/contract/money.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { changeForm } from '../../../state/form-actions.ts'
import { useTill } from '../../../state/till-store.ts'
import styles from './form.module.css'
import { useProblem } from './use-problem.ts'
import { useTyped } from './use-typed.ts'

/** What most customers ask for gets a key of its own; the rest share one. */
const USUAL: readonly number[] = [2, 3, 4, 5, 6, 10, 12]
const NONE: readonly number[] = []

/** 일시불 and months as radio keys. Below ₩50,000 and on shared company cards only 일시불 is left. */
export function Installments() {
  const { t } = useTranslation()
  const offered = useTill((till) => till.start?.rules.installments) ?? NONE
  const chosen = useCounter((state) => state.installmentMonths)
  const tooSmall = useCounter((state) => state.amountWon < INSTALLMENTS_FROM_WON)
  const shared = useTyped('identity', isSharedCard)
  const keys = offered.filter((months) => USUAL.includes(months))
  const rest = offered.filter((months) => !USUAL.includes(months))
  const disabled = tooSmall || shared
  return (
    <div
      className={styles['installments']}
      data-field="installments"
      role="radiogroup"
      aria-labelledby="installments-label"
      aria-describedby="installments-hint"
    >
      <div className={styles['installmentsLine']}>
        <span id="installments-label" className={styles['label']}>
          {t('form.installments')}
        </span>
        <InstallmentsReason />
      </div>
      <div className={styles['monthKeys']}>
        <MonthKey months={0} label={t('form.inFull')} chosen={chosen === 0} disabled={false} />
        {keys.map((months) => (
          <MonthKey
            key={months}
            months={months}
            label={t('form.months', { months })}
            chosen={chosen === months}
            disabled={disabled}
          />
        ))}
        {rest.length === 0 ? null : <OtherMonths rest={rest} chosen={chosen} disabled={disabled} />}
      </div>
    </div>
  )
}

function InstallmentsReason() {
  const { t } = useTranslation()
  const reset = useCounter((state) => state.reset)
  const shared = useTyped('identity', isSharedCard)
  const problem = useProblem('installments')
  const warning =
    reset === 'below' ? t('form.hint.installmentReset') : shared ? t('form.hint.sharedCard') : null
  const kind = problem !== null ? 'problem' : warning !== null ? 'warning' : 'plain'
  return (
    <p
      id="installments-hint"
      className={styles['installmentsReason']}
      data-kind={kind}
      role={kind === 'plain' ? undefined : 'alert'}
    >
      {problem ?? warning ?? t('form.hint.installmentsFrom')}
    </p>
  )
}

interface MonthKeyProps {
  readonly months: number
  readonly label: string
  readonly chosen: boolean
  readonly disabled: boolean
}

function MonthKey({ months, label, chosen, disabled }: MonthKeyProps) {
  return (
    <label className={styles['monthKey']} data-chosen={chosen} data-disabled={disabled}>
      <input
        type="radio"
        name="installments"
        className={styles['monthRadio']}
        checked={chosen}
        disabled={disabled}
        onChange={() => changeForm({ installmentMonths: months })}
      />
      {label}
    </label>
  )
}

interface OtherProps {
  readonly rest: readonly number[]
  readonly chosen: number
  readonly disabled: boolean
}

function OtherMonths({ rest, chosen, disabled }: OtherProps) {
  const { t } = useTranslation()
  const isHere = rest.includes(chosen)
  return (
    <span className={styles['otherBox']} data-chosen={isHere} data-disabled={disabled}>
      <select
        className={styles['otherMonths']}
        aria-label={t('form.moreMonths')}
        data-chosen={isHere}
        disabled={disabled}
        value={isHere ? String(chosen) : ''}
        onChange={(event) => changeForm({ installmentMonths: Number(event.target.value) })}
      >
        <option value="" disabled hidden>
          {t('form.moreMonths')}
        </option>
        {rest.map((months) => (
          <option key={months} value={months}>
            {t('form.months', { months })}
          </option>
        ))}
      </select>
      <ChevronDown aria-hidden="true" className={styles['otherArrow']} />
    </span>
  )
}

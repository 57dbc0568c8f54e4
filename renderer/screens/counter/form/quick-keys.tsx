import { useTranslation } from 'react-i18next'
import { groupDigits } from '../../../../preload/contract/money.ts'
import { useKeys } from '../../../keys/use-keys.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { addToAmount, askFocus, changeForm } from '../../../state/form-actions.ts'
import { useTill, type TillState } from '../../../state/till-store.ts'
import styles from './form.module.css'

const STEPS = [10_000, 50_000, 100_000] as const
type QuickItem = NonNullable<TillState['start']>['quickItems'][number]
const NONE: readonly QuickItem[] = []

/** Adds to the amount, or fills amount, item and tax of a quick item in one key (Ctrl+1 … 9). */
export function QuickKeys() {
  const { t } = useTranslation()
  const items = useTill((till) => till.start?.quickItems) ?? NONE
  useKeys(Object.fromEntries(items.map((item, at) => [`Ctrl+Digit${at + 1}`, () => take(item)])))
  return (
    <div className={styles['quickKeys']} role="group" aria-label={t('form.quickAmounts')}>
      {STEPS.map((step) => (
        <button
          key={step}
          type="button"
          className={styles['quickKey']}
          onClick={() => {
            addToAmount(step)
            askFocus('amount')
          }}
        >
          {t(`form.plus.by${step}`)}
        </button>
      ))}
      {items.map((item, at) => (
        <button
          key={item.name}
          type="button"
          className={styles['quickKey']}
          title={`Ctrl+${at + 1}`}
          onClick={() => take(item)}
        >
          {item.name} {groupDigits(item.amountWon)}
        </button>
      ))}
    </div>
  )
}

function take({ name, amountWon, taxFreeWon }: QuickItem): void {
  const { phase } = useCounter.getState()
  if (phase.kind !== 'entering' && phase.kind !== 'refused') return
  changeForm({ itemName: name, amountWon, taxFreeWon })
  askFocus('card')
}

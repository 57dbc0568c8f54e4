import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { addKeyLayer } from '../../../keys/router.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { followOrder } from '../../../state/follow-order.ts'
import { followTypedCard } from '../../../state/form-actions.ts'
import { openSale } from '../../../state/sale-start.ts'
import { AmountField } from './amount-field.tsx'
import { CardDetails } from './card-details.tsx'
import { CardField } from './card-field.tsx'
import { ChargeButton } from './charge-button.tsx'
import { focusField, FORM_ROOT } from './field-order.ts'
import { FoldedLine } from './folded-line.tsx'
import { counterKeys } from './form-keys.ts'
import styles from './form.module.css'
import { Installments } from './installments.tsx'
import { NoticeLine } from './notice-line.tsx'
import { QuickKeys } from './quick-keys.tsx'
import { useIdleClock } from './use-idle-clock.ts'

/** The counter's left column: from the amount to the charge button. */
export function CounterForm() {
  const { t } = useTranslation()
  const inert = useCounter(({ phase }) => phase.kind !== 'entering' && phase.kind !== 'refused')
  const offersOutcome = useCounter(({ phase }) => phase.kind === 'outcome')
  useIdleClock()
  useFocusAsked()
  useEffect(() => addKeyLayer(counterKeys), [])
  useEffect(() => followTypedCard(), [])
  useEffect(() => followOrder(), [])
  useEffect(() => {
    if (useCounter.getState().saleId === null) void openSale()
  }, [])
  return (
    <section className={styles['form']} aria-label={t('form.name')} {...{ [FORM_ROOT]: '' }}>
      <div className={styles['fields']} inert={inert} data-outcome={offersOutcome}>
        <AmountField />
        <QuickKeys />
        <CardField />
        <CardDetails />
        <Installments />
        <FoldedLine />
      </div>
      <div className={styles['bottom']}>
        <ChargeButton />
        <NoticeLine />
      </div>
    </section>
  )
}

/** Goes where an action asked to go, once the fields are there and no longer inert. */
function useFocusAsked(): void {
  const { field, count } = useCounter((state) => state.focusAsk)
  useEffect(() => {
    focusField(field)
  }, [field, count])
}

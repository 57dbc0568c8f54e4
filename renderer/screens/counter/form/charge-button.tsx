import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../../preload/contract/money.ts'
import { panelOf } from '../../../../preload/contract/order.ts'
import { languageNow } from '../../../i18n.ts'
import { useChargeBlock } from '../../../state/charge-block.ts'
import {
  charge,
  nextCustomer,
  OUTCOME_HOLDS_MS,
  sameSaleAgain,
} from '../../../state/counter-actions.ts'
import { useCounter } from '../../../state/counter-store.ts'
import { useOffersNext } from '../../../state/next-customer-offer.ts'
import styles from './form.module.css'
import { useElapsed } from './use-elapsed.ts'

interface Face {
  readonly label: string
  /** `holds` is an outcome's first second: it looks ready, so that nothing flickers. */
  readonly kind: 'ready' | 'busy' | 'blocked' | 'holds'
  /** Absent: pressing does nothing. */
  readonly act?: () => void
}

/** The one big key: charges, says why it cannot, and leads on from an outcome. */
export function ChargeButton() {
  const { label, kind, act } = useFace()
  return (
    <button
      type="button"
      className={styles['charge']}
      data-kind={kind}
      aria-busy={kind === 'busy'}
      // Not `disabled`: the reason in it must be reachable and readable.
      aria-disabled={act === undefined}
      onClick={(event) => {
        // The second click of a double click is never a new decision.
        if (event.detail <= 1) act?.()
      }}
    >
      {kind === 'busy' ? <span className={styles['ring']} aria-hidden="true" /> : null}
      <span>{label}</span>
    </button>
  )
}

function useFace(): Face {
  const { t } = useTranslation()
  const phase = useCounter((state) => state.phase)
  const amountWon = useCounter((state) => state.amountWon)
  const block = useChargeBlock()
  const since =
    phase.kind === 'sending' ? phase.sinceMs : phase.kind === 'outcome' ? phase.shownAtMs : null
  const elapsedMs = useElapsed(since)
  const offersNext = useOffersNext(elapsedMs)
  switch (phase.kind) {
    case 'sending':
      return offersNext
        ? { label: t('form.charge.takeNext'), kind: 'ready', act: nextCustomer }
        : { label: t('form.charge.sending'), kind: 'busy' }
    case 'outcome': {
      const face = OUTCOME_FACES[panelOf(phase.order.state)]
      const label = t(face.label)
      return elapsedMs < OUTCOME_HOLDS_MS
        ? { label, kind: 'holds' }
        : { label, kind: 'ready', act: face.act }
    }
    case 'entering':
    case 'refused':
    case 'confirming': {
      if (block !== null) return { label: t(`form.charge.${block}`), kind: 'blocked' }
      const amount = formatWon(amountWon, languageNow())
      const label = amountWon === 0 ? t('form.charge.empty') : t('form.charge.button', { amount })
      return phase.kind === 'confirming'
        ? { label, kind: 'holds' }
        : { label, kind: 'ready', act: () => void charge() }
    }
  }
}

const OUTCOME_FACES = {
  approved: { label: 'form.charge.next', act: nextCustomer },
  declined: { label: 'form.charge.otherCard', act: sameSaleAgain },
  checking: { label: 'form.charge.takeNext', act: nextCustomer },
} as const

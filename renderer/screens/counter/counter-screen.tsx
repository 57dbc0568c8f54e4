import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { unreachable } from '../../../preload/contract/result.ts'
import { useCounter, type Phase } from '../../state/counter-store.ts'
import { ConfirmSheet } from './confirm-sheet.tsx'
import { CounterForm } from './form/counter-form.tsx'
import styles from './counter-screen.module.css'
import { OutcomePanel } from './outcome-panel.tsx'
import { RecentPayments } from './recent-payments.tsx'
import { RefusedPanel } from './refused-panel.tsx'
import { SendingPanel } from './sending-panel.tsx'
import { SlipPreview } from './slip-preview.tsx'

/** The form, what becomes of it, and the latest payments. */
export function CounterScreen(): JSX.Element {
  const { t } = useTranslation()
  const phase = useCounter((counter) => counter.phase)
  const over = phase.kind !== 'entering' && phase.kind !== 'confirming'
  return (
    <div className={styles['screen']} data-over={over}>
      <h1 className="spoken">{t('counter.screen')}</h1>
      <div className={styles['form']}>
        <CounterForm />
      </div>
      <div className={styles['side']}>
        <div className={styles['panel']}>
          <Panel phase={phase} />
        </div>
        <div className={styles['recent']}>
          <RecentPayments />
        </div>
      </div>
      {phase.kind === 'confirming' ? <ConfirmSheet ask={phase.ask} /> : null}
    </div>
  )
}

function Panel(props: { readonly phase: Phase }): JSX.Element {
  const { phase } = props
  switch (phase.kind) {
    case 'entering':
    case 'confirming':
      return <SlipPreview />
    case 'sending':
      return <SendingPanel sinceMs={phase.sinceMs} />
    case 'outcome':
      return <OutcomePanel order={phase.order} />
    case 'refused':
      return <RefusedPanel failure={phase.failure} />
    default:
      return unreachable(phase)
  }
}

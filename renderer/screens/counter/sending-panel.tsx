import { useEffect, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../preload/contract/money.ts'
import { speak } from '../../frame/speak.ts'
import { i18n, languageNow } from '../../i18n.ts'
import { Button } from '../../parts/button.tsx'
import { KeyBadge } from '../../parts/key-badge.tsx'
import { elapsed } from '../../parts/times.ts'
import { useMonotonicNow } from '../../parts/use-now.ts'
import { nextCustomer } from '../../state/counter-actions.ts'
import { useCounter } from '../../state/counter-store.ts'
import { useOffersNext } from '../../state/next-customer-offer.ts'
import styles from './sending-panel.module.css'

/** When an answer counts as slow (flows.md). */
const SLOW_MS = 5_000

/** While the gateway has not answered: neutral, because nothing is known yet. */
export function SendingPanel(props: { readonly sinceMs: number }): JSX.Element {
  const { t } = useTranslation()
  const amountWon = useCounter((counter) => counter.amountWon)
  const waitedMs = useMonotonicNow(250) - props.sinceMs
  const slow = waitedMs >= SLOW_MS
  const offersNext = useOffersNext(waitedMs)
  useEffect(() => {
    speak(i18n.t(slow ? 'outcome.spoken.slow' : 'outcome.spoken.sending'), 'status')
  }, [slow])
  return (
    <section className={styles['panel']} aria-label={t('outcome.sending.headline')}>
      <div className={styles['ring']} aria-hidden="true" />
      <h2 className={styles['headline']}>{t('outcome.sending.headline')}</h2>
      <p className={`${styles['amount']} figures`}>{formatWon(amountWon, languageNow())}</p>
      <div className={styles['more']}>
        {slow ? (
          <>
            <p>{t('outcome.sending.slow')}</p>
            <p className="figures">{t('outcome.sending.elapsed', { time: elapsed(waitedMs) })}</p>
          </>
        ) : null}
        {offersNext ? <LetNextIn /> : null}
      </div>
    </section>
  )
}

function LetNextIn(): JSX.Element {
  const { t } = useTranslation()
  return (
    <>
      <Button onClick={() => nextCustomer()}>
        <KeyBadge>Enter</KeyBadge> {t('outcome.sending.next')}
      </Button>
      <p className={styles['behind']}>{t('outcome.sending.behind')}</p>
    </>
  )
}

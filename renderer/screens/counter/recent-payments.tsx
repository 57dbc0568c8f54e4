import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../preload/contract/money.ts'
import type { OrderSummary } from '../../../preload/contract/order.ts'
import { languageNow } from '../../i18n.ts'
import { itemAndBuyer } from '../../parts/card-line.ts'
import { lookOf } from '../../parts/order-look.ts'
import { Shape } from '../../parts/shape.tsx'
import { timeOfDay } from '../../parts/times.ts'
import { useTill } from '../../state/till-store.ts'
import styles from './recent-payments.module.css'

/** More rows than any window shows; the sheet of styles cuts at whole rows. */
const ROWS = 10

/** The latest payments, newest first: picture, word, amount. */
export function RecentPayments(): JSX.Element {
  const { t } = useTranslation()
  const recent = useTill((till) => till.snapshot?.recent ?? null)
  return (
    <section className={styles['recent']} aria-labelledby="recent-title">
      <h2 id="recent-title" className={styles['title']}>
        {t('counter.recent.title')}
      </h2>
      {recent === null ? <Bars /> : null}
      {recent?.length === 0 ? <p className={styles['empty']}>{t('counter.recent.empty')}</p> : null}
      {recent !== null && recent.length > 0 ? (
        <ul>
          {recent.slice(0, ROWS).map((order) => (
            <Row key={order.orderId} order={order} />
          ))}
        </ul>
      ) : null}
    </section>
  )
}

function Row(props: { readonly order: OrderSummary }): JSX.Element {
  const { t } = useTranslation()
  const { order } = props
  const look = lookOf(order.state)
  return (
    <li className={styles['row']}>
      <span className={`${styles['time']} figures`}>{timeOfDay(order.createdAt)}</span>
      <span className={styles['state']} data-tone={look.tone}>
        <Shape name={look.shape} className={styles['icon']} />
        {t(`outcome.list.${look.word}`)}
      </span>
      <span className={`${styles['what']} one-line`}>{itemAndBuyer(order)}</span>
      <span className={`${styles['amount']} figures`}>
        {formatWon(order.amountWon, languageNow())}
      </span>
    </li>
  )
}

/** Six still grey bars while the list is on its way. */
function Bars(): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className={styles['bars']} role="img" aria-label={t('counter.recent.loading')}>
      {[1, 2, 3, 4, 5, 6].map((bar) => (
        <div key={bar} />
      ))}
    </div>
  )
}

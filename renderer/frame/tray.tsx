import { useEffect, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../preload/contract/money.ts'
import type { OrderSummary } from '../../preload/contract/order.ts'
import { languageNow } from '../i18n.ts'
import { Shape, type ShapeName } from '../parts/shape.tsx'
import { timeOfDay } from '../parts/times.ts'
import { openSheet } from './frame-store.ts'
import { standingOf, type Standing } from './news.ts'
import { returnLostFocus, TRAY_ID } from './tray-focus.ts'
import { useTrayOrders } from './tray-orders.ts'
import { trayWord } from './tray-word.ts'
import styles from './tray.module.css'

/** More chips than this are one "+2". */
const CHIPS = 3

const SHAPES: Record<Standing, ShapeName> = {
  ok: 'tick',
  no: 'cross',
  checking: 'mark',
  'needs-person': 'mark',
  alarm: 'mark',
}

/** Payments of earlier customers that are open, or ended behind staff's back. */
export function Tray(): JSX.Element | null {
  const { t } = useTranslation()
  const orders = useTrayOrders()
  // A chip that leaves takes the focus with it; keys typed then belong to the form.
  useEffect(returnLostFocus, [orders])
  if (orders.length === 0) return null
  const more = orders.length - CHIPS
  return (
    <div className={styles['tray']} id={TRAY_ID} role="group" aria-label={t('frame.tray.label')}>
      {orders.slice(0, CHIPS).map((order) => (
        <Chip key={order.orderId} order={order} />
      ))}
      {more > 0 ? (
        <button
          type="button"
          className={styles['chip']}
          data-standing="more"
          onClick={() => openSheet({ kind: 'tray' })}
        >
          <span aria-hidden="true">{t('frame.tray.more', { count: more })}</span>
          <span className="spoken">{t('frame.tray.moreLabel', { count: more })}</span>
        </button>
      ) : null}
    </div>
  )
}

function Chip(props: { readonly order: OrderSummary }): JSX.Element {
  const { t } = useTranslation()
  const { order } = props
  const standing = standingOf(order)
  const state = t(`frame.tray.word.${trayWord(order)}`)
  const amount = formatWon(order.amountWon, languageNow())
  const about = t('frame.tray.chip', {
    time: timeOfDay(order.createdAt),
    last4: order.last4,
    amount,
  })
  return (
    <button
      type="button"
      className={styles['chip']}
      data-standing={standing}
      title={about}
      onClick={() => openSheet({ kind: 'order', orderId: order.orderId })}
    >
      <Shape name={SHAPES[standing]} className={styles['icon']} />
      {state}
      <span className={`${styles['more']} figures`} aria-hidden="true">
        {order.last4} · {amount}
      </span>
      <span className="spoken">{about}</span>
    </button>
  )
}

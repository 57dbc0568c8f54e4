import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../preload/contract/money.ts'
import type { OrderSummary } from '../../preload/contract/order.ts'
import { languageNow } from '../i18n.ts'
import { Button } from '../parts/button.tsx'
import { cardOf, installmentsOf } from '../parts/card-line.ts'
import { isSettled } from '../parts/order-look.ts'
import { Sheet } from '../parts/sheet.tsx'
import { Shape } from '../parts/shape.tsx'
import { dayOf, timeOfDay, timeWithSeconds } from '../parts/times.ts'
import { storyOf, type Story } from '../screens/counter/outcome-story.ts'
import { pos } from '../pos.ts'
import { closeSheet } from './frame-store.ts'
import styles from './order-sheet.module.css'

/**
 * The whole story of one tray order. Closing it takes a settled order out of the tray; an open one
 * stays, since checking goes on.
 */
export function OrderSheet(props: { readonly order: OrderSummary }): JSX.Element {
  const { t } = useTranslation()
  const { order } = props
  const story = storyOf(order)
  const settled = isSettled(order)
  const leave = () => {
    closeSheet()
    // A call that fails leaves the chip where it is, to be opened again.
    if (settled) void pos['order.acknowledge']({ orderId: order.orderId }).catch(() => null)
  }
  return (
    <Sheet title={t('frame.order.title')} onClose={leave}>
      <Head order={order} story={story} />
      <Facts order={order} />
      <CopyId orderId={order.orderId} />
      {settled ? null : <p className={styles['calm']}>{t('frame.order.keepsChecking')}</p>}
      <div className={styles['buttons']}>
        <Button look="filled" onClick={leave}>
          {settled ? t('frame.order.seen') : t('frame.order.close')}
        </Button>
      </div>
    </Sheet>
  )
}

function Head(props: { readonly order: OrderSummary; readonly story: Story }): JSX.Element {
  const { t } = useTranslation()
  const { order, story } = props
  const shape = story.panel === 'ok' ? 'tick' : story.panel === 'no' ? 'cross' : 'mark'
  return (
    <div className={styles['head']} data-panel={story.panel}>
      <Shape name={shape} className={styles['icon']} />
      <div>
        <p className={styles['headline']}>{story.headline}</p>
        {story.fact === null ? null : <p className={styles['fact']}>{story.fact}</p>}
        <p className={`${styles['amount']} figures`}>{formatWon(order.amountWon, languageNow())}</p>
        <p>
          {story.reason === null ? null : <strong>{story.reason}</strong>} {story.advice}
        </p>
        {order.gatewayText === '' ? null : (
          <p className={styles['gateway']}>{t('outcome.gateway', { text: order.gatewayText })}</p>
        )}
      </div>
    </div>
  )
}

function when(epochMs: number): string {
  return `${dayOf(epochMs, languageNow())} ${timeWithSeconds(epochMs)}`
}

function Facts(props: { readonly order: OrderSummary }): JSX.Element {
  const { t } = useTranslation()
  const { order } = props
  const next = order.nextLookAt === null || isSettled(order) ? '' : timeOfDay(order.nextLookAt)
  const rows = [
    [t('frame.order.card'), `${cardOf(order)} · ${installmentsOf(order.installmentMonths)}`],
    [t('frame.order.item'), order.itemName],
    [t('frame.order.buyer'), order.buyerName],
    [t('frame.order.asked'), when(order.createdAt)],
    [t('frame.order.changed'), when(order.changedAt)],
    [t('frame.order.nextLook'), next],
    [t('frame.order.approvalNumber'), order.approvalNumber],
    [t('frame.order.orderId'), order.orderId],
  ] as const
  return (
    <dl className={styles['facts']}>
      {rows.map(([name, value]) =>
        value === '' ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="figures" data-selectable>
              {value}
            </dd>
          </div>
        ),
      )}
    </dl>
  )
}

function CopyId(props: { readonly orderId: string }): JSX.Element {
  const { t } = useTranslation()
  const [copied, setCopied] = useState<boolean | null>(null)
  const copy = () => {
    navigator.clipboard.writeText(props.orderId).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  }
  return (
    <div className={styles['copy']}>
      <Button onClick={copy}>{t('frame.order.copy')}</Button>
      <span role="status">
        {copied === null ? '' : copied ? t('frame.order.copied') : t('frame.order.notCopied')}
      </span>
    </div>
  )
}

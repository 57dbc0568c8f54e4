import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../preload/contract/money.ts'
import { languageNow } from '../i18n.ts'
import { Button } from '../parts/button.tsx'
import { cardOf } from '../parts/card-line.ts'
import { Sheet } from '../parts/sheet.tsx'
import { timeOfDay } from '../parts/times.ts'
import { closeSheet, openSheet } from './frame-store.ts'
import { useTrayOrders } from './tray-orders.ts'
import { trayWord } from './tray-word.ts'
import styles from './tray-sheet.module.css'

/** All of the tray, when it holds more than its bar can show. */
export function TraySheet(): JSX.Element {
  const { t } = useTranslation()
  const orders = useTrayOrders()
  return (
    <Sheet title={t('frame.tray.all', { count: orders.length })} onClose={closeSheet}>
      {orders.length === 0 ? <p>{t('frame.tray.empty')}</p> : null}
      <ul className={styles['list']}>
        {orders.map((order) => (
          <li key={order.orderId}>
            <Button
              className={styles['row']}
              onClick={() => openSheet({ kind: 'order', orderId: order.orderId })}
            >
              <span className="figures">{timeOfDay(order.createdAt)}</span>
              <span>{t(`frame.tray.word.${trayWord(order)}`)}</span>
              <span className="one-line">{cardOf(order)}</span>
              <span className="figures">{formatWon(order.amountWon, languageNow())}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

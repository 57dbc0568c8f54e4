import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { CalendarCheck, CreditCard, List, PanelsTopLeft, Repeat, Settings } from 'lucide-react'
import { isReady, useFrame, type Screen } from './frame-store.ts'
import { go } from './go.ts'
import styles from './rail.module.css'

const ITEMS = [
  { screen: 'counter', key: 'F2', code: 'F2', Icon: CreditCard },
  { screen: 'subscribers', key: 'F3', code: 'F3', Icon: Repeat },
  { screen: 'orders', key: 'F4', code: 'F4', Icon: List },
  { screen: 'window', key: 'F6', code: 'F6', Icon: PanelsTopLeft },
  { screen: 'closing', key: 'F8', code: 'F8', Icon: CalendarCheck },
  { screen: 'settings', key: 'Ctrl ,', code: 'Control+,', Icon: Settings },
] as const satisfies readonly { readonly screen: Screen; readonly [rest: string]: unknown }[]

/** The six screens. One that is not here yet can still be pressed: the status bar says so. */
export function Rail(): JSX.Element {
  const { t } = useTranslation()
  const current = useFrame((frame) => frame.screen)
  return (
    <nav className={styles['rail']} aria-label={t('frame.screens')}>
      {ITEMS.map(({ screen, key, code, Icon }) => (
        <button
          key={screen}
          type="button"
          className={styles['item']}
          aria-current={screen === current ? 'page' : undefined}
          aria-disabled={!isReady(screen)}
          aria-keyshortcuts={code}
          title={t(`frame.rail.${screen}`)}
          onClick={() => go(screen)}
        >
          <Icon className={styles['icon']} aria-hidden="true" />
          <span className={styles['word']}>{t(`frame.rail.${screen}`)}</span>
          <span className={styles['key']} aria-hidden="true">
            {key}
          </span>
        </button>
      ))}
    </nav>
  )
}

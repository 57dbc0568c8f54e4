import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStart } from '../../preload/contract/contract.ts'
import { languageNow } from '../i18n.ts'
import { ModeBadge } from '../parts/mode-badge.tsx'
import { dayOf, timeOfDay } from '../parts/times.ts'
import { useNow } from '../parts/use-now.ts'
import { Tray } from './tray.tsx'
import styles from './top-bar.module.css'

/** Whose counter this is, in which mode, what is still open, and when it is. */
export function TopBar(props: { readonly start: AppStart }): JSX.Element {
  const { start } = props
  return (
    <header className={styles['bar']}>
      <span className={`${styles['shop']} one-line`}>{start.shop.name}</span>
      {/* What is not the real till says so; the real one needs no badge. */}
      {start.mode === 'live' ? null : <ModeBadge mode={start.mode} />}
      <Tray />
      <Clock staffName={start.staffName} />
    </header>
  )
}

function Clock(props: { readonly staffName: string }): JSX.Element {
  useTranslation()
  const now = useNow(1_000)
  const parts = [`${dayOf(now, languageNow())} ${timeOfDay(now)}`]
  if (props.staffName !== '') parts.push(props.staffName)
  return <span className={`${styles['clock']} figures one-line`}>{parts.join(' · ')}</span>
}

import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { panelOf } from '../../preload/contract/order.ts'
import { KeyBadge } from '../parts/key-badge.tsx'
import { useAccount } from '../state/account-store.ts'
import { useCounter, type Phase } from '../state/counter-store.ts'
import { useTill, type TillState } from '../state/till-store.ts'
import { useFrame } from './frame-store.ts'
import { useSweepWord } from './sweep-word.ts'
import { useTrayOrders } from './tray-orders.ts'
import styles from './status-bar.module.css'

/** Keys that work now on the left; network, journal and the last comparison on the right. */
export function StatusBar(): JSX.Element {
  const { t } = useTranslation()
  const missing = useFrame((frame) => frame.missing)
  const heard = useHeard()
  const bad = useTill((till) => !isWell(till)) || !heard
  return (
    <footer className={styles['bar']} data-bad={bad} aria-label={t('frame.status.label')}>
      <span role="status" className={styles['missing']}>
        {missing === null ? '' : t('frame.notYet', { screen: t(`frame.rail.${missing}`) })}
      </span>
      {missing === null ? <Keys /> : null}
      <Health />
    </footer>
  )
}

/** Both of main's stories of itself must go on: the till's and the account's. */
function useHeard(): boolean {
  const till = useTill((state) => state.heard)
  const account = useAccount((state) => state.heard)
  return till && account
}

function isWell({ snapshot }: TillState): boolean {
  return snapshot === null || (snapshot.online && snapshot.journal === 'ok')
}

function Health(): JSX.Element {
  const { t } = useTranslation()
  const heard = useHeard()
  const online = useTill((till) => till.snapshot?.online ?? true)
  const journal = useTill((till) => till.snapshot?.journal ?? 'ok')
  const practice = useTill((till) => till.start?.mode === 'practice')
  const swept = useSweepWord()
  if (!heard) return <span className={styles['health']}>{t('frame.status.unheard')}</span>
  const network = !online ? 'offline' : practice ? 'practice' : 'online'
  const written = journal === 'ok' ? 'journalOk' : 'journalUnwritable'
  return (
    <span className={styles['health']}>
      {t(`frame.status.${network}`)} · {t(`frame.status.${written}`)}
      {swept === null ? '' : ` · ${swept}`}
    </span>
  )
}

type Hint = readonly [badges: readonly string[], word: HintWord]
type HintWord =
  | 'next'
  | 'charge'
  | 'erase'
  | 'clear'
  | 'help'
  | 'tray'
  | 'back'
  | 'lock'
  | 'nextCustomer'
  | 'sameSale'

function hintsFor(phase: Phase): readonly Hint[] {
  if (phase.kind === 'outcome') {
    const word = panelOf(phase.order.state) === 'declined' ? 'sameSale' : 'nextCustomer'
    return [[['Enter'], word]]
  }
  if (phase.kind === 'sending') return []
  return [
    [['Enter'], 'next'],
    [['*', 'F10'], 'charge'],
    [['-'], 'erase'],
    [['Esc', 'Esc'], 'clear'],
  ]
}

/** A single sign is a key of the numpad, and says so. */
function useBadge(): (key: string) => string {
  const { t } = useTranslation()
  return (key) => (key.length === 1 ? t('frame.keys.numpad', { key }) : key)
}

function Keys(): JSX.Element {
  const { t } = useTranslation()
  const badge = useBadge()
  const screen = useFrame((frame) => frame.screen)
  const phase = useCounter((counter) => counter.phase)
  const trayed = useTrayOrders().length > 0
  const own: readonly Hint[] = screen === 'counter' ? hintsFor(phase) : [[['Esc'], 'back']]
  const tray: readonly Hint[] = trayed ? [[['Ctrl J'], 'tray']] : []
  const lockable = useAccount((account) => account.picture?.lock === 'unlocked')
  const lock: readonly Hint[] = lockable ? [[['Ctrl L'], 'lock']] : []
  const hints = [...own, ...tray, ...lock, [['F1'], 'help'] as const]
  return (
    <ul className={styles['keys']}>
      {hints.map(([badges, word]) => (
        <li key={word}>
          {badges.map((key, at) => (
            <KeyBadge key={`${key}${at}`}>{badge(key)}</KeyBadge>
          ))}
          {t(`frame.keys.${word}`)}
        </li>
      ))}
    </ul>
  )
}

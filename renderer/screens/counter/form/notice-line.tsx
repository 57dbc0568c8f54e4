import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useCounter, type Notice } from '../../../state/counter-store.ts'
import { notify } from '../../../state/form-actions.ts'
import { useOffersNext } from '../../../state/next-customer-offer.ts'
import styles from './form.module.css'
import { useElapsed } from './use-elapsed.ts'

/** From here a charge counts as slow (flows.md, When an answer is slow). */
const SLOW_AFTER_MS = 5_000

/** One line under the charge button: what a key answers, what is about to happen. */
export function NoticeLine() {
  const { t } = useTranslation()
  const notice = useCounter((state) => state.notice)
  const phase = useCounter((state) => state.phase)
  const waitedMs = useElapsed(phase.kind === 'sending' ? phase.sinceMs : null)
  const offersNext = useOffersNext(waitedMs)
  useExpiry(notice)
  const slow = phase.kind === 'sending' && waitedMs >= SLOW_AFTER_MS
  const text = slow
    ? t(offersNext ? 'form.notice.slowNext' : 'form.notice.slow', {
        time: clock(waitedMs),
      })
    : notice === null
      ? ''
      : 'seconds' in notice
        ? t(`form.notice.${notice.kind}`, { seconds: notice.seconds })
        : t(`form.notice.${notice.kind}`)
  return (
    <p className={styles['notice']} data-kind={slow || warns(notice) ? 'warning' : 'plain'}>
      <span aria-hidden={slow || undefined}>{text}</span>
      {/* Said once, without the running time. */}
      <span className={styles['spoken']} role="status">
        {slow ? t('form.notice.slow', { time: '' }) : ticks(notice) ? '' : text}
      </span>
    </p>
  )
}

/** A question that waits for a second press goes when it no longer would be one. */
function useExpiry(notice: Notice | null): void {
  useEffect(() => {
    if (notice === null || !('untilMs' in notice)) return undefined
    const timer = setTimeout(() => notify(null), Math.max(0, notice.untilMs - performance.now()))
    return () => clearTimeout(timer)
  }, [notice])
}

function warns(notice: Notice | null): boolean {
  return notice !== null && ['idleWarn', 'idleLast', 'leave', 'clear'].includes(notice.kind)
}

/** A countdown is not read out second by second. */
function ticks(notice: Notice | null): boolean {
  return notice !== null && 'seconds' in notice && notice.seconds % 5 !== 0
}

function clock(ms: number): string {
  const seconds = Math.floor(ms / 1_000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

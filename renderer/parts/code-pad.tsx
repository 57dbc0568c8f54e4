import { useEffect, useRef, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockAnswer } from '../../preload/contract/account-answers.ts'
import styles from './code-pad.module.css'
import { CODE_MIN } from './code-pad-keys.ts'
import { elapsed } from './times.ts'
import { useCodePad, type Told } from './use-code-pad.ts'

const PLACES = ['7', '8', '9', '4', '5', '6', '1', '2', '3', 'erase', '0', 'enter'] as const

/**
 * Four to eight digits, by finger, mouse or keyboard (by `event.code`, so Num Lock and Hangul change
 * nothing). The digits never stand in the page; the pad is emptied with every answer and says itself
 * what came back. `onCode` answers null where nothing was heard.
 */
export function CodePad(props: {
  readonly label: string
  readonly onCode: (code: string) => Promise<LockAnswer | null>
}): JSX.Element {
  const { t } = useTranslation()
  const group = useRef<HTMLDivElement>(null)
  const { count, told, waitMs, still, press } = useCodePad(group, props.onCode)
  useEffect(() => group.current?.focus(), [])
  return (
    <div ref={group} className={styles['pad']} role="group" aria-label={props.label} tabIndex={-1}>
      <Dots count={count} />
      <Line told={told} waitMs={waitMs} />
      <div className={styles['keys']}>
        {PLACES.map((key) => {
          const word = key === 'erase' || key === 'enter'
          return (
            <button
              key={key}
              type="button"
              className={styles['key']}
              data-word={word}
              data-enter={key === 'enter'}
              // Not `disabled`: the focus must stay where the hand is.
              aria-disabled={still}
              onClick={() => press(key)}
            >
              {word ? t(`lock.pad.${key}`) : key}
            </button>
          )
        })}
      </div>
    </div>
  )
}

function Dots(props: { readonly count: number }): JSX.Element {
  const { t } = useTranslation()
  const { count } = props
  return (
    <p className={styles['dots']}>
      <span className="spoken" role="status">
        {count === 0 ? t('lock.pad.none') : t('lock.pad.typed', { count })}
      </span>
      {Array.from({ length: Math.max(CODE_MIN, count) }, (_, at) => (
        <span key={at} className={styles['dot']} data-typed={at < count} aria-hidden="true" />
      ))}
    </p>
  )
}

function Line(props: { readonly told: Told | null; readonly waitMs: number }): JSX.Element {
  const { t } = useTranslation()
  const { told, waitMs } = props
  if (waitMs > 0) {
    const time = elapsed(Math.ceil(waitMs / 1_000) * 1_000)
    return (
      <p className={`${styles['told']} figures`} data-kind="wait">
        {t('lock.answer.wait', { time })}
      </p>
    )
  }
  if (told === null) return <p className={styles['told']}>{t('lock.hint')}</p>
  return (
    <p className={styles['told']} data-kind="problem" role="alert">
      {told === 'notHeard' ? t('lock.notHeard') : t(`lock.answer.${told}`)}
    </p>
  )
}

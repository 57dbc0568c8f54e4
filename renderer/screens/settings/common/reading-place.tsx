import type { JSX, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/button.tsx'
import type { Refused } from '../../../state/answer-of.ts'
import styles from './reading-place.module.css'
import { refusedSentence } from './sentences.ts'

/** Grey bars of the height that will stand there, while something is read. */
export function Loading(props: { readonly rows?: number; readonly word?: string }): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className={styles['place']} role="status">
      <span className="spoken">{props.word ?? t('settings.loading')}</span>
      {Array.from({ length: props.rows ?? 6 }, (_, at) => (
        <span key={at} className={styles['bar']} aria-hidden="true" />
      ))}
    </div>
  )
}

/** What could not be read, why, and the key that tries once more. */
export function Unread(props: {
  readonly failure: Refused
  readonly onAgain: () => void
  readonly children?: ReactNode
}): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className={styles['unread']}>
      <p role="alert">{refusedSentence(props.failure)}</p>
      {props.children}
      <Button onClick={props.onAgain}>{t('settings.again')}</Button>
    </div>
  )
}

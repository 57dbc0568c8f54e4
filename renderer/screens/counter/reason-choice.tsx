import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/button.tsx'
import { KeyBadge } from '../../parts/key-badge.tsx'
import { formatWon } from '../../../preload/contract/money.ts'
import { languageNow } from '../../i18n.ts'
import { confirm } from '../../state/counter-actions.ts'
import { useCounter } from '../../state/counter-store.ts'
import type { ReasonNumber } from './confirm-keys.ts'
import styles from './confirm-sheet.module.css'

/** Why the same card is charged again, in the order of their keys. */
export const REASONS = ['other', 'more', 'split', 'typed'] as const

const NUMBERS = [1, 2, 3, 4] as const

export function ReasonChoice(props: {
  readonly typing: boolean
  readonly onChoose: (number: ReasonNumber) => void
}): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className={styles['reasons']} role="group" aria-label={t('counter.confirm.reasons')}>
      <p className={styles['label']}>{t('counter.confirm.reasons')}</p>
      {NUMBERS.map((number) => (
        <Button key={number} className={styles['reason']} onClick={() => props.onChoose(number)}>
          <KeyBadge>{number}</KeyBadge>
          {t(`counter.confirm.reason.${REASONS[number - 1] ?? 'typed'}`)}
        </Button>
      ))}
      {props.typing ? <TypedReason /> : null}
    </div>
  )
}

/** A reason in staff's own words; main refuses one that holds a card or resident number. */
function TypedReason(): JSX.Element {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const amountWon = useCounter((counter) => counter.amountWon)
  const ready = reason.trim() !== ''
  useEffect(() => field.current?.focus(), [])
  return (
    <form
      className={styles['typed']}
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) void confirm(reason.trim())
      }}
    >
      <label className={styles['label']} htmlFor="reason">
        {t('counter.confirm.reasonField')}
      </label>
      <input
        ref={field}
        id="reason"
        maxLength={100}
        autoComplete="off"
        placeholder={t('counter.confirm.reasonHint')}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        // Enter that ends a Korean syllable must not send the form.
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.nativeEvent.isComposing) event.preventDefault()
        }}
      />
      <Button type="submit" look="filled" disabled={!ready}>
        <KeyBadge>Enter</KeyBadge>
        {t('counter.confirm.charge', { amount: formatWon(amountWon, languageNow()) })}
      </Button>
    </form>
  )
}

import { useRef, useState, type JSX, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../preload/contract/money.ts'
import { languageNow } from '../../i18n.ts'
import { Button } from '../../parts/button.tsx'
import { KeyBadge } from '../../parts/key-badge.tsx'
import { lookOf } from '../../parts/order-look.ts'
import { Sheet } from '../../parts/sheet.tsx'
import { spokenReading } from '../../parts/spoken-amount.ts'
import { timeOfDay } from '../../parts/times.ts'
import { backToForm, confirm } from '../../state/counter-actions.ts'
import { useCounter, type ConfirmAsk } from '../../state/counter-store.ts'
import styles from './confirm-sheet.module.css'
import { confirmKeys, type ReasonNumber } from './confirm-keys.ts'
import { ReasonChoice, REASONS } from './reason-choice.tsx'

/**
 * What must be looked at before anything is sent, merged into one sheet that one key settles:
 * 1–4 for a likely duplicate, Enter otherwise. While the earlier payment is being checked it only
 * tells, whatever is pressed.
 */
export function ConfirmSheet(props: { readonly ask: ConfirmAsk }): JSX.Element {
  const { t } = useTranslation()
  const { duplicate } = props.ask
  const [typing, setTyping] = useState(false)
  const first = useRef<HTMLButtonElement>(null)
  const facts = useRef<HTMLUListElement>(null)
  // Enter must never give a reason by itself, so no reason has the focus.
  const focused = duplicate === null || duplicate.blocks ? first : facts
  const mode = duplicate === null ? 'enter' : duplicate.blocks ? 'tell' : 'reasons'

  const choose = (number: ReasonNumber) => {
    const reason = REASONS[number - 1]
    if (reason === undefined || reason === 'typed') setTyping(true)
    else void confirm(t(`counter.confirm.reason.${reason}`))
  }
  const acts = { go: () => void confirm(null), close: backToForm, choose }

  return (
    <Sheet
      stays
      // The field it came from is out of use while charging; Enter must not land on a button of the page.
      leavesFocus
      title={mode === 'tell' ? t('counter.confirm.checking') : t('counter.confirm.title')}
      onClose={backToForm}
      keys={(stroke) => confirmKeys(stroke, { mode, typing, acts })}
      initialFocus={focused}
    >
      <Facts ask={props.ask} listRef={facts} />
      {mode === 'reasons' ? <ReasonChoice typing={typing} onChoose={choose} /> : null}
      <p className={styles['calm']}>{t('counter.confirm.notYet')}</p>
      <div className={styles['buttons']}>
        {mode === 'enter' ? <ChargeButton buttonRef={first} /> : null}
        <Button onClick={backToForm} ref={mode === 'tell' ? first : null}>
          <KeyBadge>Esc</KeyBadge>
          {mode === 'tell' ? t('counter.confirm.close') : t('counter.confirm.back')}
        </Button>
      </div>
    </Sheet>
  )
}

function ChargeButton({
  buttonRef,
}: {
  readonly buttonRef: RefObject<HTMLButtonElement | null>
}): JSX.Element {
  const { t } = useTranslation()
  const amountWon = useCounter((counter) => counter.amountWon)
  return (
    <Button look="filled" ref={buttonRef} onClick={() => void confirm(null)}>
      <KeyBadge>Enter</KeyBadge>
      {t('counter.confirm.charge', { amount: formatWon(amountWon, languageNow()) })}
    </Button>
  )
}

function Facts({
  ask,
  listRef,
}: {
  readonly ask: ConfirmAsk
  readonly listRef: RefObject<HTMLUListElement | null>
}): JSX.Element {
  const { t } = useTranslation()
  const { duplicate, large, luhn, wrongPin } = ask
  const amountWon = useCounter((counter) => counter.amountWon)
  const language = languageNow()
  const money = {
    amount: formatWon(amountWon, language),
    reading: spokenReading(amountWon, language),
  }
  return (
    <ul ref={listRef} className={styles['facts']} tabIndex={-1}>
      {duplicate === null ? null : <DuplicateFact duplicate={duplicate} />}
      {large ? (
        <li>
          {duplicate === null && !luhn && !wrongPin
            ? t('counter.confirm.large', money)
            : t('counter.confirm.largeWith', money)}
        </li>
      ) : null}
      {wrongPin ? <li>{t('counter.confirm.wrongPin')}</li> : null}
      {luhn ? <li>{t('counter.confirm.luhn')}</li> : null}
    </ul>
  )
}

function DuplicateFact(props: {
  readonly duplicate: NonNullable<ConfirmAsk['duplicate']>
}): JSX.Element {
  const { t } = useTranslation()
  const { duplicate } = props
  const said = {
    minutes: duplicate.minutesAgo,
    amount: formatWon(duplicate.amountWon, languageNow()),
  }
  const state = t(`outcome.list.${lookOf(duplicate.state).word}`)
  return (
    <li>
      <strong>
        {duplicate.minutesAgo === 0
          ? t('counter.confirm.duplicateNow', said)
          : t('counter.confirm.duplicate', said)}
      </strong>
      <span className={`${styles['earlier']} figures`}>
        {t('counter.confirm.earlier', {
          time: timeOfDay(duplicate.createdAt),
          item: duplicate.itemName,
          state,
        })}
      </span>
    </li>
  )
}

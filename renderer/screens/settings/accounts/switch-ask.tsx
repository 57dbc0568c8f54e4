import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../preload/contract/account.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { Button } from '../../../parts/button.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Buttons } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { refusedSentence } from '../common/sentences.ts'
import styles from './accounts.module.css'

/**
 * Goes over to another account after asking in place: the program opens again, so a press by mistake
 * must not do it. `asked` begins with the question.
 */
export function SwitchAsk(props: {
  readonly account: Account
  readonly asked?: boolean
  readonly onClose?: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const { account } = props
  const [asked, setAsked] = useState(props.asked === true)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  // How many orders being checked the person has been told of since the question was asked.
  const confirmed = useRef(0)
  const sure = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (asked) sure.current?.focus()
  }, [asked])
  const go = () => {
    setBusy(true)
    setTold(null)
    const to = { accountId: account.accountId, confirmedUnknown: confirmed.current }
    void answerOf(pos['account.switch'](to)).then((answer) => {
      // While the program goes down nothing more can be pressed.
      if (answer.ok) return setTold({ tone: 'plain', text: t('settings.restarting') })
      setBusy(false)
      const { failure } = answer
      if (failure.kind === 'orders-unsettled') confirmed.current = failure.unknown
      setTold({ tone: 'no', text: refusedSentence(failure) })
    })
  }
  if (!asked) {
    return (
      <Button
        aria-label={`${account.name}: ${t('settings.accounts.switch')}`}
        onClick={() => setAsked(true)}
      >
        {t('settings.accounts.switch')}
      </Button>
    )
  }
  return (
    <div className={styles['ask']}>
      <p>{t('settings.accounts.switchText', { name: account.name })}</p>
      <Buttons>
        <ActButton
          ref={sure}
          look="filled"
          word={t('settings.accounts.switchSure')}
          busyWord={t('settings.reopening')}
          busy={busy}
          onClick={go}
        />
        <Button
          aria-disabled={busy}
          onClick={() => {
            if (busy) return
            confirmed.current = 0
            setAsked(false)
            setTold(null)
            props.onClose?.()
          }}
        >
          {t('settings.notNow')}
        </Button>
      </Buttons>
      <Notice told={told} />
    </div>
  )
}

import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../preload/contract/account.ts'
import { ActButton } from '../../parts/act-button.tsx'
import { pos } from '../../pos.ts'
import styles from './door.module.css'
import type { DoorAct } from './use-door-act.ts'

const PRACTICE: Account = { accountId: 'practice', mode: 'practice', name: '' }

/** The other accounts of this PC, so that no closed door shuts a person out of the program. */
export function OtherAccounts(props: {
  readonly account: Account
  readonly act: DoorAct
}): JSX.Element | null {
  const { t } = useTranslation()
  const { account, act } = props
  const others = useAccounts().filter(({ accountId }) => accountId !== account.accountId)
  // How many orders being checked the person has been told of here.
  const confirmed = useRef(0)
  if (others.length === 0) return null
  const goTo = async (accountId: string) => {
    const asked = { accountId, confirmedUnknown: confirmed.current }
    const answer = await pos['account.switch'](asked)
    if (!answer.ok && answer.failure.kind === 'orders-unsettled') {
      confirmed.current = answer.failure.unknown
    }
    return answer
  }
  return (
    <footer className={styles['others']}>
      <div className={styles['buttons']}>
        {others.map(({ accountId, mode, name }) => (
          <ActButton
            key={accountId}
            word={mode === 'practice' ? t('door.practice') : t('door.other', { name })}
            busyWord={t('door.busy')}
            busy={act.busy === accountId}
            onClick={() => act.run(accountId, () => goTo(accountId))}
          />
        ))}
      </div>
      {account.mode === 'practice' ? null : (
        <p className={styles['hint']}>{t('door.practiceHint')}</p>
      )}
    </footer>
  )
}

/** Practice is always there, whether or not main can list the others. */
function useAccounts(): readonly Account[] {
  const [accounts, setAccounts] = useState<readonly Account[]>([PRACTICE])
  useEffect(() => {
    let gone = false
    void pos['account.list']({})
      .catch(() => null)
      .then((answer) => {
        if (gone || answer?.ok !== true) return
        const listed = answer.value.filter(({ accountId }) => accountId !== PRACTICE.accountId)
        setAccounts([PRACTICE, ...listed])
      })
    return () => {
      gone = true
    }
  }, [])
  return accounts
}

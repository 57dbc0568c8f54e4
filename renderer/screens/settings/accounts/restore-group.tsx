import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account, BackupSummary } from '../../../../preload/contract/account.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { backupTime } from '../../../parts/backup-list.tsx'
import { Button } from '../../../parts/button.tsx'
import { bytesInWords } from '../../../parts/bytes-in-words.ts'
import { Callout, Notice, type Told } from '../../../parts/notice.tsx'
import { RecoveryCodeForm } from '../../../parts/recovery-code-form.tsx'
import { codeTold, type CodeTold } from '../../../parts/recovery-told.ts'
import { Group } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { refusedSentence } from '../common/sentences.ts'
import styles from './accounts.module.css'

interface Chosen {
  readonly backup: BackupSummary
  readonly hasKey: boolean
}

/** A backup of another PC: the system's own dialog, then its recovery code. */
export function RestoreGroup(props: {
  readonly onRestored: (account: Account) => void
}): JSX.Element {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Chosen | null>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const choose = () => {
    setBusy(true)
    setTold(null)
    void answerOf(pos['restore.choose']({})).then((answer) => {
      setBusy(false)
      if (!answer.ok) return setTold({ tone: 'no', text: refusedSentence(answer.failure) })
      const { value } = answer
      if (value.state === 'chosen') setChosen({ backup: value.backup, hasKey: value.hasKey })
      else if (value.state === 'not-a-backup')
        setTold({ tone: 'no', text: t('settings.accounts.restore.notBackup') })
    })
  }
  const open = async (typed: string): Promise<CodeTold | null> => {
    const answer = await answerOf(pos['restore.open']({ typed }))
    if (!answer.ok) return { sentence: refusedSentence(answer.failure), group: 0 }
    const { value } = answer
    if (value.state === 'restored') {
      setChosen(null)
      props.onRestored(value.account)
      return null
    }
    if (value.state === 'mistyped') return codeTold(value)
    const { state } = value
    return state === 'nothing-chosen' || state === 'already-here'
      ? { sentence: t(`settings.accounts.restore.state.${state}`), group: 0 }
      : codeTold({ state })
  }
  return (
    <Group title={t('settings.accounts.restore.label')} hint={t('settings.accounts.restore.hint')}>
      {chosen === null ? null : <ChosenBackup chosen={chosen} />}
      {chosen?.hasKey === true ? (
        <RecoveryCodeForm
          key={chosen.backup.name}
          label={t('door.code.label')}
          submit={t('settings.accounts.restore.open')}
          autoFocus
          ask={open}
        >
          <Button onClick={() => setChosen(null)}>{t('settings.accounts.add.close')}</Button>
        </RecoveryCodeForm>
      ) : null}
      <div className={styles['line']}>
        <ActButton
          word={t(
            chosen === null
              ? 'settings.accounts.restore.choose'
              : 'settings.accounts.restore.other',
          )}
          busyWord={t('settings.accounts.restore.choosing')}
          busy={busy}
          onClick={choose}
        />
        <Notice told={told} />
      </div>
    </Group>
  )
}

function ChosenBackup(props: { readonly chosen: Chosen }): JSX.Element {
  const { t } = useTranslation()
  const { backup, hasKey } = props.chosen
  const size = bytesInWords(backup.bytes)
  const reason = t(`settings.backup.reason.${backup.reason}`)
  return (
    <>
      <p className="figures">
        {t('settings.accounts.restore.chosen')}{' '}
        <strong>
          {backupTime(backup)} · {reason} · {size}
        </strong>
      </p>
      {hasKey ? null : <Callout tone="no" text={t('settings.accounts.restore.noKey')} />}
    </>
  )
}

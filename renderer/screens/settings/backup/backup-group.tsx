import { useEffect, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSummary } from '../../../../preload/contract/account.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { BackupList, backupTime } from '../../../parts/backup-list.tsx'
import { Button } from '../../../parts/button.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { pos } from '../../../pos.ts'
import { useAccount } from '../../../state/account-store.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { useAnswer } from '../../../state/use-answer.ts'
import { Loading, Unread } from '../common/reading-place.tsx'
import { refusedSentence } from '../common/sentences.ts'
import styles from './backup.module.css'
import { RestoreSheet } from './restore-sheet.tsx'

const readBackups = () => pos['backup.list']({})

/** The backups there are, one more on request, and the way back to one of them. */
export function BackupGroup(): JSX.Element {
  const { t } = useTranslation()
  const { reading, again } = useAnswer(readBackups)
  const lastAt = useAccount(({ picture }) => picture?.backup.lastAt ?? null)
  const runs = useAccount(({ picture }) => picture?.backup.running === true)
  const [asked, setAsked] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const [chosen, setChosen] = useState<BackupSummary | null>(null)
  // A backup of its own accord shows up in the list as well.
  useEffect(again, [again, lastAt])
  const make = () => {
    setAsked(true)
    setTold(null)
    void answerOf(pos['backup.now']({})).then((answer) => {
      setAsked(false)
      again()
      setTold(
        answer.ok
          ? { tone: 'ok', text: t('settings.backup.made') }
          : { tone: 'no', text: refusedSentence(answer.failure) },
      )
    })
  }
  return (
    <>
      <div className={styles['line']}>
        <ActButton
          look="filled"
          word={t('settings.backup.now')}
          busyWord={t('settings.backup.running')}
          busy={asked || runs}
          onClick={make}
        />
        <Notice told={told} />
      </div>
      {reading.state === 'loading' ? <Loading rows={3} /> : null}
      {reading.state === 'refused' ? <Unread failure={reading.failure} onAgain={again} /> : null}
      {reading.state === 'read' ? (
        <BackupList
          backups={reading.value}
          renderAction={(backup) => (
            <Button
              aria-label={t('settings.backup.restoreLabel', { time: backupTime(backup) })}
              onClick={() => setChosen(backup)}
            >
              {t('settings.backup.restore')}
            </Button>
          )}
        />
      ) : null}
      {chosen === null ? null : <RestoreSheet backup={chosen} onClose={() => setChosen(null)} />}
    </>
  )
}

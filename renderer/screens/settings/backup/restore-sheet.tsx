import { useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSummary } from '../../../../preload/contract/account.ts'
import type { Output } from '../../../../preload/contract/contract.ts'
import { backupTime } from '../../../parts/backup-list.tsx'
import { Button } from '../../../parts/button.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Buttons } from '../../../parts/section.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { TwiceButton } from '../../../parts/twice-button.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { refusedSentence } from '../common/sentences.ts'
import { useConfirmed } from '../common/use-confirmed.tsx'

/**
 * What going back to a backup does, then two presses. The first button is the one that leaves all as
 * it is, so that a stray Enter changes nothing.
 */
export function RestoreSheet(props: {
  readonly backup: BackupSummary
  readonly onClose: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const stay = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const { run, sheet } = useConfirmed<Output<'backup.restore'>>(() => setBusy(false))
  const { name } = props.backup
  const restore = () => {
    setBusy(true)
    setTold(null)
    run({
      act: (confirmCode) => answerOf(pos['backup.restore']({ name, confirmCode })),
      onAnswer: (answer) => {
        // While the program goes down nothing more can be pressed.
        if (answer.ok) return setTold({ tone: 'plain', text: t('settings.restarting') })
        setBusy(false)
        setTold({ tone: 'no', text: refusedSentence(answer.failure) })
      },
    })
  }
  return (
    <Sheet
      title={t('settings.backup.restoreTitle', { time: backupTime(props.backup) })}
      onClose={() => (busy ? undefined : props.onClose())}
      stays
      initialFocus={stay}
    >
      <p>{t('settings.backup.restoreText')}</p>
      <p>{t('settings.backup.restoreKept')}</p>
      <Notice told={told} />
      <Buttons>
        <Button
          ref={stay}
          aria-disabled={busy}
          onClick={() => (busy ? undefined : props.onClose())}
        >
          {t('settings.notNow')}
        </Button>
        <TwiceButton
          word={t('settings.backup.restore')}
          again={t('settings.backup.restoreSure')}
          busyWord={t('settings.reopening')}
          busy={busy}
          onConfirm={restore}
        />
      </Buttons>
      {sheet}
    </Sheet>
  )
}

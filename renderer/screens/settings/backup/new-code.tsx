import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/button.tsx'
import { RecoveryCodeForm } from '../../../parts/recovery-code-form.tsx'
import { codeTold, type CodeTold } from '../../../parts/recovery-told.ts'
import { Buttons } from '../../../parts/section.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { refusedSentence } from '../common/sentences.ts'
import styles from './backup.module.css'

/**
 * A new code, shown and then typed back from the paper. It is never put on the clipboard; the old
 * code holds until main has heard the new one, so leaving half-way changes nothing.
 */
export function NewCode(props: {
  readonly code: string
  readonly onDone: (copiesLeft: number) => void
  readonly onClose: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const [written, setWritten] = useState(false)
  const confirm = async (typed: string): Promise<CodeTold | null> => {
    const answer = await answerOf(pos['recovery.confirm']({ typed }))
    if (!answer.ok) return { sentence: refusedSentence(answer.failure), group: 0 }
    if (answer.value.state === 'set') props.onDone(answer.value.copiesLeft)
    return codeTold(answer.value)
  }
  // One sheet for both steps: a second one would lose the focus to the first one's leaving.
  return (
    <Sheet
      title={t(written ? 'settings.backup.code.typeBack' : 'settings.backup.code.shown')}
      onClose={props.onClose}
      wide
      stays
    >
      {written ? (
        <RecoveryCodeForm
          autoFocus
          label={t('door.code.label')}
          submit={t('settings.backup.code.confirm')}
          ask={confirm}
        >
          <Button onClick={() => setWritten(false)}>{t('door.typeBack.again')}</Button>
          <Button onClick={props.onClose}>{t('settings.backup.code.stop')}</Button>
        </RecoveryCodeForm>
      ) : (
        <Shown {...props} onWritten={() => setWritten(true)} />
      )}
    </Sheet>
  )
}

function Shown(props: {
  readonly code: string
  readonly onWritten: () => void
  readonly onClose: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const next = useRef<HTMLButtonElement>(null)
  useEffect(() => next.current?.focus(), [])
  return (
    <>
      <p>{t('settings.backup.code.write')}</p>
      <ol className={styles['code']} aria-label={t('settings.backup.code.shown')}>
        {props.code.split('-').map((letters, at) => (
          <li key={at}>{letters}</li>
        ))}
      </ol>
      <p className={styles['hint']}>{t('door.show.letters')}</p>
      <Buttons>
        <Button ref={next} look="filled" onClick={props.onWritten}>
          {t('door.show.next')}
        </Button>
        <Button onClick={props.onClose}>{t('settings.backup.code.stop')}</Button>
      </Buttons>
    </>
  )
}

import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockAnswer } from '../../../../preload/contract/account-answers.ts'
import { CodePad } from '../../../parts/code-pad.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import type { Answer } from '../../../state/answer-of.ts'

/**
 * Asks for the screen's lock code before keys and backups are touched. A wrong code stays on the pad
 * and says so; with any other answer the sheet's work is over and `onAnswer` has it.
 */
export function CodeSheet<T>(props: {
  readonly act: (code: string) => Promise<Answer<T>>
  readonly onAnswer: (answer: Answer<T>) => void
  readonly onClose: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const onCode = async (code: string): Promise<LockAnswer> => {
    const answer = await props.act(code)
    if (!answer.ok && answer.failure.kind === 'code-refused') {
      return { state: 'wrong', waitMs: answer.failure.waitMs }
    }
    props.onAnswer(answer)
    return { state: 'ok' }
  }
  return (
    <Sheet title={t('settings.confirmCode.label')} onClose={props.onClose} leavesFocus>
      <p>{t('settings.confirmCode.hint')}</p>
      <CodePad label={t('settings.confirmCode.label')} onCode={onCode} />
    </Sheet>
  )
}

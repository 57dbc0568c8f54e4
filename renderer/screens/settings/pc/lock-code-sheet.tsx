import { useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { LockAnswer } from '../../../../preload/contract/account-answers.ts'
import { CodePad } from '../../../parts/code-pad.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Sheet } from '../../../parts/sheet.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { refusedSentence } from '../common/sentences.ts'

type Step = 'next' | 'repeat' | 'current'

const OK: LockAnswer = { state: 'ok' }

/**
 * Sets, changes or removes the lock's code on the pad: the new one, once more, and last the present
 * one, which is what main checks. Nothing has changed until it said so.
 */
export function LockCodeSheet(props: {
  readonly removes: boolean
  readonly hasCode: boolean
  readonly onClose: () => void
  readonly onDone: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const { removes, hasCode } = props
  const next = useRef<string | null>(null)
  const [step, setStep] = useState<Step>(removes ? 'current' : 'next')
  const [told, setTold] = useState<Told | null>(null)

  const beginAgain = (word: 'differs' | 'unfit') => {
    next.current = null
    setTold({ tone: 'no', text: t(`settings.lock.${word}`) })
    setStep('next')
    return OK
  }
  const send = async (current: string | null): Promise<LockAnswer | null> => {
    const answer = await answerOf(pos['lock.setCode']({ current, next: next.current }))
    if (!answer.ok) {
      setTold({ tone: 'no', text: refusedSentence(answer.failure) })
      return null
    }
    if (answer.value.state === 'unfit') return beginAgain('unfit')
    if (answer.value.state === 'ok') {
      next.current = null
      props.onDone()
    }
    return answer.value
  }
  const take = async (code: string): Promise<LockAnswer | null> => {
    setTold(null)
    if (step === 'current') return send(code)
    if (step === 'next') {
      next.current = code
      setStep('repeat')
      return OK
    }
    if (code !== next.current) return beginAgain('differs')
    if (!hasCode) return send(null)
    setStep('current')
    return OK
  }
  const title = removes ? 'remove' : hasCode ? 'change' : 'give'
  const line = t(removes ? 'settings.lock.removeText' : `settings.lock.${step}`)
  return (
    <Sheet title={t(`settings.lock.${title}`)} onClose={props.onClose}>
      <p aria-live="polite">{line}</p>
      <Notice told={told} />
      <CodePad key={step} label={line} onCode={take} />
    </Sheet>
  )
}

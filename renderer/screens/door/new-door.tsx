import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from '../../parts/act-button.tsx'
import { Button } from '../../parts/button.tsx'
import { RecoveryCodeForm } from '../../parts/recovery-code-form.tsx'
import { codeTold, type CodeTold } from '../../parts/recovery-told.ts'
import { pos } from '../../pos.ts'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { failureSentence } from './use-door-act.ts'

const STEPS = ['make', 'show', 'typeBack'] as const
type Step = (typeof STEPS)[number]

/**
 * A new account: a recovery code is shown, written down and typed back; then its journal is made.
 * Left half-way it begins again with a new code, because only one that was typed back counts.
 */
export function NewDoor(props: DoorProps): JSX.Element {
  const { t } = useTranslation()
  const { act } = props
  const [code, setCode] = useState('')
  const [step, setStep] = useState<Step>('make')
  const [set, setSet] = useState(false)

  const make = () => {
    act.run('make', async () => {
      const answer = await pos['recovery.make']({ confirmCode: null })
      if (answer.ok) {
        setCode(answer.value.code)
        setStep('show')
      }
      return answer
    })
  }
  const confirm = async (typed: string): Promise<CodeTold | null> => {
    const answer = await pos['recovery.confirm']({ typed })
    if (!answer.ok) return { sentence: failureSentence(answer.failure), group: 0 }
    const told = codeTold(answer.value)
    setSet(told === null)
    return told
  }

  return (
    <DoorSheet {...props} title={t(`door.${step}.title`)} facts={factsOf(step)} look="calm">
      <p className={`${styles['step']} figures`}>
        {t('door.make.step', { at: STEPS.indexOf(step) + 1, of: STEPS.length })}
      </p>
      {step === 'make' ? (
        <div className={styles['buttons']}>
          <ActButton
            look="filled"
            word={t('door.make.start')}
            busyWord={t('door.busy')}
            busy={act.busy === 'make'}
            onClick={make}
          />
        </div>
      ) : null}
      {step === 'show' ? <ShownCode code={code} onWritten={() => setStep('typeBack')} /> : null}
      {step === 'typeBack' && !set ? (
        <RecoveryCodeForm
          autoFocus
          label={t('door.code.label')}
          submit={t('door.typeBack.submit')}
          ask={confirm}
        >
          <Button onClick={() => setStep('show')}>{t('door.typeBack.again')}</Button>
        </RecoveryCodeForm>
      ) : null}
      {set ? <p className={styles['name']}>{t('door.opening.title')}</p> : null}
    </DoorSheet>
  )

  function factsOf(shown: Step): readonly string[] {
    if (shown === 'make') return [t('door.make.why'), t('door.make.once'), t('door.make.older')]
    if (shown === 'show') return [t('door.show.keep'), t('door.show.letters')]
    return [t('door.typeBack.why')]
  }
}

/** Seven groups of four. It is not put on the clipboard, which other programs read. */
function ShownCode(props: { readonly code: string; readonly onWritten: () => void }): JSX.Element {
  const { t } = useTranslation()
  return (
    <>
      <ol className={styles['code']} aria-label={t('door.show.code')}>
        {props.code.split('-').map((letters, at) => (
          <li key={at}>{letters}</li>
        ))}
      </ol>
      <div className={styles['buttons']}>
        <Button look="filled" onClick={props.onWritten}>
          {t('door.show.next')}
        </Button>
      </div>
    </>
  )
}

import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../../preload/contract/contract.ts'
import { i18n } from '../../../i18n.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { Button } from '../../../parts/button.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Buttons } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { KeyPairFields, readKeyPair, useWipe } from '../common/key-pair-fields.tsx'
import { keychainSentence, refusedSentence } from '../common/sentences.ts'
import { useConfirmed } from '../common/use-confirmed.tsx'
import styles from './portone.module.css'

type KeysAnswer = Output<'keys.save'>

function sentenceOf(answer: Exclude<KeysAnswer, { readonly state: 'saved' }>): string {
  if (answer.state === 'keychain') return keychainSentence(answer.why)
  return i18n.t(`settings.portone.keys.${answer.state}`)
}

/**
 * Two fields for a new pair. They are emptied with every answer, whatever it is: what the gateway
 * does not know must be copied again anyway.
 */
export function KeysForm(props: {
  readonly onSaved: (told: Told) => void
  readonly onClose: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const keyInput = useRef<HTMLInputElement>(null)
  const secretInput = useRef<HTMLInputElement>(null)
  const { generation, wipe } = useWipe()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const { run, sheet } = useConfirmed<KeysAnswer>(() => setBusy(false))
  useEffect(() => keyInput.current?.focus(), [generation])

  const save = () => {
    if (busy) return
    const pair = readKeyPair(keyInput, secretInput)
    if (pair.key === '' || pair.secret === '') {
      setTold({ tone: 'no', text: t('settings.portone.keys.both') })
      return
    }
    setBusy(true)
    setTold(null)
    run({
      // Read again when it is sent: nothing of it waits anywhere but in its field.
      act: (confirmCode) =>
        answerOf(pos['keys.save']({ ...readKeyPair(keyInput, secretInput), confirmCode })),
      onAnswer: (answer) => {
        wipe()
        setBusy(false)
        if (!answer.ok) setTold({ tone: 'no', text: refusedSentence(answer.failure) })
        else if (answer.value.state === 'saved')
          props.onSaved({ tone: 'ok', text: t('settings.portone.keys.done') })
        else setTold({ tone: 'no', text: sentenceOf(answer.value) })
      },
    })
  }
  return (
    <form
      className={styles['keys']}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <KeyPairFields key={generation} keyRef={keyInput} secretRef={secretInput} disabled={busy} />
      <Notice told={told} />
      <Buttons>
        <ActButton
          type="submit"
          look="filled"
          word={t('settings.portone.keys.save')}
          busyWord={t('settings.portone.keys.saving')}
          busy={busy}
        />
        <Button onClick={props.onClose}>{t('settings.notNow')}</Button>
      </Buttons>
      {sheet}
    </form>
  )
}

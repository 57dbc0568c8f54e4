import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../preload/contract/account.ts'
import type { Output } from '../../../../preload/contract/contract.ts'
import { plainText } from '../../../../preload/contract/form-rules.ts'
import { i18n } from '../../../i18n.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { Button } from '../../../parts/button.tsx'
import { Choice } from '../../../parts/choice.tsx'
import { Field } from '../../../parts/field.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Buttons } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { KeyPairFields, readKeyPair, useWipe } from '../common/key-pair-fields.tsx'
import { keychainSentence, refusedSentence } from '../common/sentences.ts'
import { ACCOUNT_NAME_MAX } from './account-name.ts'
import styles from './accounts.module.css'

const MODES = ['test', 'live'] as const
type Mode = (typeof MODES)[number]
type NotMade = Exclude<Output<'account.create'>, { readonly state: 'created' }>

function sentenceOf(answer: NotMade): string {
  if (answer.state === 'keychain') return keychainSentence(answer.why)
  return i18n.t(`settings.accounts.add.${answer.state}`)
}

/** A test or live account: its mode, its name, and a pair of keys that the gateway must know. */
export function AddAccountForm(props: {
  readonly onMade: (account: Account) => void
  readonly onClose: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const keyInput = useRef<HTMLInputElement>(null)
  const secretInput = useRef<HTMLInputElement>(null)
  const nameInput = useRef<HTMLInputElement>(null)
  const { generation, wipe } = useWipe()
  const [mode, setMode] = useState<Mode>('test')
  const [name, setName] = useState('')
  const [nameProblem, setNameProblem] = useState<'nameMissing' | 'nameLong' | null>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  useEffect(() => nameInput.current?.focus(), [])

  const refuseName = (problem: 'nameMissing' | 'nameLong') => {
    setNameProblem(problem)
    nameInput.current?.focus()
  }
  const make = async () => {
    const plain = plainText(name)
    if (plain === '') return refuseName('nameMissing')
    if (plain.length > ACCOUNT_NAME_MAX) return refuseName('nameLong')
    const pair = readKeyPair(keyInput, secretInput)
    if (pair.key === '' || pair.secret === '') {
      return setTold({ tone: 'no', text: t('settings.portone.keys.both') })
    }
    setBusy(true)
    setTold(null)
    const answer = await answerOf(pos['account.create']({ mode, name: plain, ...pair }))
    wipe()
    setBusy(false)
    if (!answer.ok) return setTold({ tone: 'no', text: refusedSentence(answer.failure) })
    const { value } = answer
    if (value.state === 'created') return props.onMade(value.account)
    setTold({ tone: 'no', text: sentenceOf(value) })
  }

  return (
    <form
      className={styles['form']}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault()
        if (!busy) void make()
      }}
    >
      <ModeChoice mode={mode} onChange={setMode} />
      <Field
        ref={nameInput}
        label={t('settings.accounts.add.name')}
        hint={t('settings.accounts.add.nameHint')}
        problem={nameProblem === null ? null : t(`settings.accounts.add.${nameProblem}`)}
        maxLength={ACCOUNT_NAME_MAX + 40}
        value={name}
        onChange={(event) => {
          setName(event.target.value)
          setNameProblem(null)
        }}
      />
      <KeyPairFields key={generation} keyRef={keyInput} secretRef={secretInput} disabled={busy} />
      <Notice told={told} />
      <Buttons>
        <ActButton
          type="submit"
          look="filled"
          word={t('settings.accounts.add.create')}
          busyWord={t('settings.accounts.add.creating')}
          busy={busy}
        />
        <Button onClick={props.onClose}>{t('settings.accounts.add.close')}</Button>
      </Buttons>
    </form>
  )
}

function ModeChoice(props: {
  readonly mode: Mode
  readonly onChange: (mode: Mode) => void
}): JSX.Element {
  const { t } = useTranslation()
  return (
    <Choice
      label={t('settings.accounts.add.mode')}
      hint={t(`settings.accounts.add.modeHint.${props.mode}`)}
      value={props.mode}
      options={MODES.map((value) => ({ value, word: t(`settings.accounts.add.${value}`) }))}
      onChange={props.onChange}
    />
  )
}

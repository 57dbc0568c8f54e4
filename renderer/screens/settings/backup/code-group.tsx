import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPicture } from '../../../../preload/contract/account.ts'
import type { Output } from '../../../../preload/contract/contract.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { Callout, Notice, type Told } from '../../../parts/notice.tsx'
import { Group } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { useAccount } from '../../../state/account-store.ts'
import { answerOf } from '../../../state/answer-of.ts'
import { refusedSentence } from '../common/sentences.ts'
import { useConfirmed } from '../common/use-confirmed.tsx'
import styles from './backup.module.css'
import { NewCode } from './new-code.tsx'

type CodeFile = AccountPicture['codeFile']

/** Whether there is a recovery code, and making a new one. */
export function CodeGroup(): JSX.Element {
  const { t } = useTranslation()
  const codeFile = useAccount(({ picture }) => picture?.codeFile ?? 'none')
  return (
    <Group title={t('settings.backup.code.label')}>
      {codeFile === 'none' ? (
        <p>{t('settings.backup.code.practice')}</p>
      ) : (
        <Code codeFile={codeFile} />
      )}
    </Group>
  )
}

function Code(props: { readonly codeFile: Exclude<CodeFile, 'none'> }): JSX.Element {
  const { t } = useTranslation()
  const { codeFile } = props
  const [code, setCode] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const { run, sheet } = useConfirmed<Output<'recovery.make'>>(() => setBusy(false))
  const make = () => {
    setBusy(true)
    setTold(null)
    run({
      act: (confirmCode) => answerOf(pos['recovery.make']({ confirmCode })),
      onAnswer: (answer) => {
        setBusy(false)
        if (answer.ok) setCode(answer.value.code)
        else setTold({ tone: 'no', text: refusedSentence(answer.failure) })
      },
    })
  }
  const done = (copiesLeft: number) => {
    setCode(null)
    const left = copiesLeft === 0 ? '' : t('settings.backup.code.copiesLeft', { count: copiesLeft })
    setTold({
      tone: copiesLeft === 0 ? 'ok' : 'wait',
      text: `${t('settings.backup.code.done')} ${left}`.trim(),
    })
  }
  return (
    <>
      {codeFile === 'whole' ? (
        <p>{t('settings.backup.code.whole')}</p>
      ) : (
        <Callout tone="wait" text={t(`settings.backup.code.${codeFile}`)} />
      )}
      {codeFile === 'newer' ? null : (
        <div className={styles['line']}>
          <ActButton
            word={t('settings.backup.code.make')}
            busyWord={t('settings.backup.code.making')}
            busy={busy}
            onClick={make}
          />
          <span className={styles['hint']}>{t('settings.backup.code.makeText')}</span>
        </div>
      )}
      <Notice told={told} />
      {code === null ? null : <NewCode code={code} onDone={done} onClose={() => setCode(null)} />}
      {sheet}
    </>
  )
}

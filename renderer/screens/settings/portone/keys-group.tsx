import { useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../../../preload/contract/contract.ts'
import { languageNow } from '../../../i18n.ts'
import { Button } from '../../../parts/button.tsx'
import { Callout, Notice, type Told } from '../../../parts/notice.tsx'
import { Group } from '../../../parts/section.tsx'
import { fullDayOf } from '../../../parts/times.ts'
import { pos } from '../../../pos.ts'
import { useAnswer } from '../../../state/use-answer.ts'
import { Loading, Unread } from '../common/reading-place.tsx'
import { keychainSentence } from '../common/sentences.ts'
import { KeysForm } from './keys-form.tsx'
import styles from './portone.module.css'

type Shown = Output<'keys.describe'>
const describe = () => pos['keys.describe']({})

/** Which keys are saved, as far as that may be shown (bar B-K06), and putting others in their place. */
export function KeysGroup(): JSX.Element {
  const { t } = useTranslation()
  const { reading, again } = useAnswer(describe)
  const [open, setOpen] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const close = (said: Told | null) => {
    setOpen(false)
    setTold(said)
    again()
    requestAnimationFrame(() => opener.current?.focus())
  }
  return (
    <Group title={t('settings.portone.keys.label')}>
      {reading.state === 'loading' ? <Loading rows={2} /> : null}
      {reading.state === 'refused' ? <Unread failure={reading.failure} onAgain={again} /> : null}
      {reading.state === 'read' ? (
        <>
          <Saved keys={reading.value} />
          {open ? (
            <KeysForm onSaved={close} onClose={() => close(null)} />
          ) : (
            <div className={styles['line']}>
              <Button ref={opener} onClick={() => setOpen(true)}>
                {t(
                  reading.value.state === 'saved'
                    ? 'settings.portone.keys.replace'
                    : 'settings.portone.keys.enter',
                )}
              </Button>
              <Notice told={told} />
            </div>
          )}
        </>
      ) : null}
    </Group>
  )
}

function Saved(props: { readonly keys: Shown }): JSX.Element {
  const { t } = useTranslation()
  const { keys } = props
  if (keys.state === 'practice') return <p>{t('settings.portone.practice.title')}</p>
  if (keys.state === 'keychain') {
    return keys.why === 'absent' ? (
      <Callout tone="wait" text={t('settings.portone.keys.absent')} />
    ) : (
      <Callout tone="wait" text={keychainSentence(keys.why)} />
    )
  }
  const day = fullDayOf(keys.savedAt, languageNow())
  return (
    <div>
      <p className={`${styles['saved']} figures`}>
        <strong>{t('settings.portone.keys.shown', { ending: keys.keyEnding })}</strong>
        {' · '}
        {t('settings.portone.keys.savedOn', { day })}
      </p>
      <p className={styles['hint']}>{t('settings.portone.keys.kept')}</p>
    </div>
  )
}

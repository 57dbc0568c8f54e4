import { useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { openScreen } from '../../frame/frame-store.ts'
import { ActButton } from '../../parts/act-button.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Buttons } from '../../parts/section.tsx'
import { Sheet } from '../../parts/sheet.tsx'
import { discardDraft, saveDraft } from '../../state/profile-actions.ts'
import { useSettings } from '../../state/settings-store.ts'
import type { Refused } from '../../state/answer-of.ts'
import { refusedSentence } from './common/sentences.ts'

function stay(): void {
  useSettings.setState({ leavingTo: null })
}

/** Somebody goes to another screen with changes of the shop that are not saved. */
export function LeaveSheet(): JSX.Element | null {
  const { t } = useTranslation()
  const to = useSettings((settings) => settings.leavingTo)
  const first = useRef<HTMLButtonElement>(null)
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<Refused | null>(null)
  if (to === null) return null
  const leave = () => {
    stay()
    openScreen(to)
  }
  const save = () => {
    setBusy(true)
    setRefused(null)
    void saveDraft().then((answer) => {
      setBusy(false)
      if (answer.state === 'saved') leave()
      else if (answer.state === 'refused') setRefused(answer.failure)
      else {
        stay()
        useSettings.setState({ section: answer.field === 'channels' ? 'portone' : 'shop' })
      }
    })
  }
  return (
    <Sheet title={t('settings.leave.title')} onClose={stay} stays initialFocus={first}>
      <p>{t('settings.leave.text')}</p>
      <Notice told={refused === null ? null : { tone: 'no', text: refusedSentence(refused) }} />
      <Buttons>
        <ActButton
          ref={first}
          look="filled"
          word={t('settings.leave.save')}
          busyWord={t('settings.shop.saving')}
          busy={busy}
          onClick={save}
        />
        <Button
          onClick={() => {
            discardDraft()
            leave()
          }}
        >
          {t('settings.leave.discard')}
        </Button>
        <Button onClick={stay}>{t('settings.leave.stay')}</Button>
      </Buttons>
    </Sheet>
  )
}

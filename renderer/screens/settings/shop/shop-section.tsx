import { useEffect, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../keys/use-keys.ts'
import type { Told } from '../../../parts/notice.tsx'
import { Block, Section } from '../../../parts/section.tsx'
import { discardDraft, loadProfile, saveDraft } from '../../../state/profile-actions.ts'
import { useSettings } from '../../../state/settings-store.ts'
import { Loading, Unread } from '../common/reading-place.tsx'
import { SaveFoot } from '../common/save-foot.tsx'
import { refusedSentence } from '../common/sentences.ts'
import { CounterGroup } from './counter-group.tsx'
import { QuickItems } from './quick-items.tsx'
import { ShopGroup } from './shop-group.tsx'
import { UsualGroup } from './usual-group.tsx'

/** The profile of the open account. Nothing is kept before Save; what is typed stays until then. */
export function ShopSection(): JSX.Element {
  const { t } = useTranslation()
  const isRead = useSettings(({ saved }) => saved !== null)
  const unread = useSettings((settings) => settings.unread)
  useEffect(() => void loadProfile(), [])
  return isRead ? (
    <ShopForm />
  ) : (
    <Section title={t('settings.sections.shop')} intro={t('settings.shop.intro')}>
      <Block>
        {unread === null ? (
          <Loading />
        ) : (
          <Unread failure={unread} onAgain={() => void loadProfile()} />
        )}
      </Block>
    </Section>
  )
}

function ShopForm(): JSX.Element {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  useFocusAsked()
  const save = () => {
    if (busy) return
    setBusy(true)
    setTold(null)
    void saveDraft().then((answer) => {
      setBusy(false)
      if (answer.state === 'saved') setTold({ tone: 'ok', text: t('settings.saved') })
      else if (answer.state === 'refused')
        setTold({ tone: 'no', text: refusedSentence(answer.failure) })
      else if (answer.field === 'channels') useSettings.setState({ section: 'portone' })
    })
  }
  useKeys({ 'Ctrl+KeyS': save })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Section
        title={t('settings.sections.shop')}
        intro={t('settings.shop.intro')}
        foot={
          <SaveFoot
            word={t('settings.shop.save')}
            busy={busy}
            told={told}
            onRevert={() => {
              discardDraft()
              setTold(null)
            }}
          />
        }
      >
        <ShopGroup />
        <CounterGroup />
        <UsualGroup />
        <QuickItems />
      </Section>
    </form>
  )
}

/** Goes to the field that keeps the profile from being saved. */
function useFocusAsked(): void {
  const ask = useSettings((settings) => settings.focusAsk)
  useEffect(() => {
    if (ask === null) return
    document.querySelector<HTMLElement>(`[data-draft="${ask.field}"]`)?.focus()
    useSettings.setState({ focusAsk: null })
  }, [ask])
}

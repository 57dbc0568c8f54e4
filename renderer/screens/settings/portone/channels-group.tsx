import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { GatewayChannel } from '../../../../preload/contract/account-answers.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { Button } from '../../../parts/button.tsx'
import { Callout, type Told } from '../../../parts/notice.tsx'
import { Group } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { discardDraft, saveDraft } from '../../../state/profile-actions.ts'
import { showSection } from '../../../state/settings-store.ts'
import { useAnswer } from '../../../state/use-answer.ts'
import { useDraft, useDraftProblem } from '../../../state/use-draft.ts'
import { Loading } from '../common/reading-place.tsx'
import { SaveFoot } from '../common/save-foot.tsx'
import { refusedSentence } from '../common/sentences.ts'
import { ChannelChoice, type Mode } from './channel-choice.tsx'
import { ChannelTyped } from './channel-typed.tsx'
import { PURPOSES } from './channel-rows.ts'
import styles from './portone.module.css'

const readChannels = () => pos['gatewayChannels.read']({})

/** Which channel each kind of payment goes to; chosen from the gateway's list, typed without one. */
export function ChannelsGroup(props: { readonly mode: Mode }): JSX.Element {
  const { t } = useTranslation()
  const { reading, fresh, again } = useAnswer(readChannels)
  const draft = useDraft()
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<Told | null>(null)
  const [gap, setGap] = useState(false)
  const save = () => {
    if (busy) return
    setBusy(true)
    setTold(null)
    setGap(false)
    void saveDraft().then((answer) => {
      setBusy(false)
      if (answer.state === 'saved')
        setTold({ tone: 'ok', text: t('settings.portone.channels.done') })
      else if (answer.state === 'refused')
        setTold({ tone: 'no', text: refusedSentence(answer.failure) })
      else setGap(answer.field !== 'channels')
    })
  }
  const waits = reading.state === 'loading' || draft === null
  return (
    <Group title={t('settings.portone.channels.label')} hint={t('settings.portone.channels.hint')}>
      {waits ? <Loading rows={3} word={t('settings.portone.channels.loading')} /> : null}
      {waits ? null : (
        <form
          className={styles['channels']}
          onSubmit={(event) => {
            event.preventDefault()
            save()
          }}
        >
          {reading.state === 'refused' ? (
            <Callout
              tone="wait"
              text={`${refusedSentence(reading.failure)} ${t('settings.portone.channels.unlisted')}`}
            />
          ) : null}
          <Choices listed={reading.state === 'read' ? reading.value : null} mode={props.mode} />
          {gap ? <ShopFirst /> : null}
          <div className={styles['line']}>
            <SaveFoot
              word={t('settings.portone.channels.save')}
              busy={busy}
              told={told}
              onRevert={() => {
                discardDraft()
                setTold(null)
                setGap(false)
              }}
            />
            <ActButton
              className={styles['reload']}
              word={t('settings.portone.channels.again')}
              busyWord={t('settings.loading')}
              busy={!fresh}
              onClick={again}
            />
          </div>
        </form>
      )}
    </Group>
  )
}

function Choices(props: {
  readonly listed: readonly GatewayChannel[] | null
  readonly mode: Mode
}): JSX.Element {
  const { t } = useTranslation()
  const problem = useDraftProblem('channels', true)
  return (
    <>
      {PURPOSES.map((purpose) =>
        props.listed === null ? (
          <ChannelTyped key={purpose} purpose={purpose} />
        ) : (
          <ChannelChoice key={purpose} purpose={purpose} listed={props.listed} mode={props.mode} />
        ),
      )}
      {problem === null ? null : (
        <Callout tone="no" text={t('settings.portone.channels.invalid')} />
      )}
    </>
  )
}

/** A profile is kept whole or not at all, so a gap in the shop holds the channels up too. */
function ShopFirst(): JSX.Element {
  const { t } = useTranslation()
  return (
    <div className={styles['line']}>
      <Callout tone="wait" text={t('settings.portone.channels.shopFirst')} />
      <Button onClick={() => showSection('shop')}>{t('settings.live.go.shop')}</Button>
    </div>
  )
}

import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../../../preload/contract/account-answers.ts'
import { go } from '../../../frame/go.ts'
import { Button } from '../../../parts/button.tsx'
import type { Told } from '../../../parts/notice.tsx'
import { Shape } from '../../../parts/shape.tsx'
import { holdsTyped } from '../../../state/form-actions.ts'
import { beginTrial, mayBeginTrial } from '../../../state/sale-start.ts'
import { showSection } from '../../../state/settings-store.ts'
import { PLACES, stepLook, STEPS, type Step } from './live-steps.ts'
import styles from './live.module.css'

/** Each step: how it stands in a word and a picture, what to do, and the way there. */
export function StepList(props: {
  readonly checklist: Checklist
  readonly onTold: (told: Told | null) => void
}): JSX.Element {
  const { checklist, onTold } = props
  return (
    <ol className={styles['steps']}>
      {STEPS.map((step) => (
        <li key={step} className={styles['step']}>
          <Row step={step} checklist={checklist} />
          {step === 'trial' ? (
            <TrialButton state={checklist.trial} onTold={onTold} />
          ) : (
            <WayThere step={step} state={checklist[step]} />
          )}
        </li>
      ))}
    </ol>
  )
}

function Row(props: { readonly step: Step; readonly checklist: Checklist }): JSX.Element {
  const { t } = useTranslation()
  const { step } = props
  const { state, text } = useStateWords(step, props.checklist)
  const { shape, tone } = stepLook(props.checklist[step])
  return (
    <>
      <strong className={styles['name']}>{t(`settings.live.row.${step}`)}</strong>
      <span className={styles['state']} data-tone={tone}>
        <Shape name={shape} className={styles['icon']} />
        {state}
      </span>
      <span className={styles['text']}>{text}</span>
    </>
  )
}

/** The state's word and its sentence; spelled out by step, so that the compiler checks every key. */
function useStateWords(step: Step, checklist: Checklist): { state: string; text: string } {
  const { t } = useTranslation()
  switch (step) {
    case 'keys': {
      const key = checklist.keys
      return {
        state: t(`settings.live.keys.${key}.state`),
        text: t(`settings.live.keys.${key}.text`),
      }
    }
    case 'channel': {
      const key = checklist.channel
      return {
        state: t(`settings.live.channel.${key}.state`),
        text: t(`settings.live.channel.${key}.text`),
      }
    }
    case 'code': {
      const key = checklist.code
      return {
        state: t(`settings.live.code.${key}.state`),
        text: t(`settings.live.code.${key}.text`),
      }
    }
    case 'shop': {
      const key = checklist.shop
      return {
        state: t(`settings.live.shop.${key}.state`),
        text: t(`settings.live.shop.${key}.text`),
      }
    }
    case 'trial': {
      const key = checklist.trial
      return {
        state: t(`settings.live.trial.${key}.state`),
        text: t(`settings.live.trial.${key}.text`),
      }
    }
  }
}

function WayThere(props: {
  readonly step: Exclude<Step, 'trial'>
  readonly state: string
}): JSX.Element {
  const { t } = useTranslation()
  if (props.state === 'done') return <span />
  const place = PLACES[props.step]
  return <Button onClick={() => showSection(place)}>{t(`settings.live.go.${place}`)}</Button>
}

/** What is typed on the counter is asked about before it goes: a second press begins. */
function TrialButton(props: {
  readonly state: Checklist['trial']
  readonly onTold: (told: Told | null) => void
}): JSX.Element {
  const { t } = useTranslation()
  const [asked, setAsked] = useState(false)
  if (props.state !== 'offered' && props.state !== 'done') return <span />
  const begin = () => {
    if (!mayBeginTrial()) return props.onTold({ tone: 'wait', text: t('settings.live.trialBusy') })
    if (holdsTyped() && !asked) {
      setAsked(true)
      return props.onTold({ tone: 'wait', text: t('settings.live.trialTyped') })
    }
    beginTrial(t('settings.live.trialItem'))
    go('counter')
  }
  return <Button onClick={begin}>{t('settings.live.go.trial')}</Button>
}

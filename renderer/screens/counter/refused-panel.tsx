import { useEffect, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../../preload/contract/result.ts'
import { speak } from '../../frame/speak.ts'
import { KeyBadge } from '../../parts/key-badge.tsx'
import { preferencesNow } from '../../state/preferences-store.ts'
import { useTill } from '../../state/till-store.ts'
import { OutcomeFrame } from './outcome-frame.tsx'
import styles from './outcome-frame.module.css'
import { refusalOf } from './refusal-story.ts'
import { playSound } from './sounds.ts'

/** A charge that ended without an order: what is true of the money first, then what to do. */
export function RefusedPanel(props: { readonly failure: Failure }): JSX.Element {
  const { t } = useTranslation()
  const online = useTill((till) => till.snapshot?.online ?? true)
  const refusal = refusalOf(props.failure, online)
  const { panel, spoken } = refusal
  useEffect(() => {
    speak(spoken, 'alert')
    if (preferencesNow().sounds) playSound(panel === 'no' ? 'declined' : 'checking')
  }, [spoken, panel])
  return (
    <OutcomeFrame
      panel={panel}
      urgent={panel === 'wait'}
      headline={refusal.headline}
      fact={refusal.fact}
    >
      <p className={styles['line']}>
        <strong>{refusal.reason}</strong> {refusal.advice}
      </p>
      {refusal.reference === null ? null : (
        <p className="figures" data-selectable>
          {refusal.reference}
        </p>
      )}
      {panel === 'wait' ? null : (
        <p className={styles['keys']}>
          <KeyBadge>{t('frame.keys.numpad', { key: '*' })}</KeyBadge> {t('outcome.refused.again')}
        </p>
      )}
    </OutcomeFrame>
  )
}

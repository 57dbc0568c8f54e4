import { useId, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../parts/button.tsx'
import styles from './settings-screen.module.css'

/** The bounds of flows.md, Idle clock; the contract refuses anything outside. */
const SHORTEST = 30
const LONGEST = 180
const STEP = 15

export function IdleSeconds(props: {
  readonly seconds: number
  readonly onChange: (seconds: number) => void
}): JSX.Element {
  const { t } = useTranslation()
  const id = useId()
  const { seconds, onChange } = props
  return (
    <div className={styles['idle']} role="group" aria-labelledby={id}>
      <p id={id} className={styles['label']}>
        {t('settings.idle.label')}
      </p>
      <div className={styles['stepper']}>
        <Button
          aria-label={t('settings.idle.less')}
          disabled={seconds <= SHORTEST}
          onClick={() => onChange(Math.max(SHORTEST, seconds - STEP))}
        >
          −
        </Button>
        <output className="figures" aria-live="polite">
          {t('settings.idle.seconds', { seconds })}
        </output>
        <Button
          aria-label={t('settings.idle.more')}
          disabled={seconds >= LONGEST}
          onClick={() => onChange(Math.min(LONGEST, seconds + STEP))}
        >
          +
        </Button>
      </div>
      <p className={styles['hint']}>{t('settings.idle.hint')}</p>
    </div>
  )
}

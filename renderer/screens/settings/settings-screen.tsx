import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStart } from '../../../preload/contract/contract.ts'
import type { Preferences } from '../../../preload/contract/preferences.ts'
import { go } from '../../frame/go.ts'
import { useKeys } from '../../keys/use-keys.ts'
import { Choice } from '../../parts/choice.tsx'
import { changePreferences } from '../../state/preferences-actions.ts'
import { usePreferences } from '../../state/preferences-store.ts'
import { IdleSeconds } from './idle-seconds.tsx'
import styles from './settings-screen.module.css'

const THEMES = ['system', 'light', 'dark', 'contrast'] as const
const SIZES = [100, 125, 150, 200] as const
const LANGUAGES = ['ko', 'en'] as const

/** What belongs to this PC: language, colours, text size, the idle clock, sounds. */
export function SettingsScreen(props: { readonly start: AppStart }): JSX.Element {
  const { t } = useTranslation()
  const preferences = usePreferences()
  const [saved, setSaved] = useState<boolean | null>(null)
  const change = (changed: Partial<Preferences>) => {
    setSaved(null)
    void changePreferences(changed).then(setSaved)
  }
  useKeys({ Escape: () => go('counter') })
  return (
    <div className={styles['screen']}>
      <h1 className={styles['title']}>{t('settings.title')}</h1>
      <div className={styles['panel']}>
        <Choice
          label={t('settings.language.label')}
          value={preferences.language}
          options={LANGUAGES.map((value) => ({ value, word: t(`settings.language.${value}`) }))}
          onChange={(language) => change({ language })}
        />
        <Choice
          label={t('settings.theme.label')}
          value={preferences.theme}
          options={THEMES.map((value) => ({ value, word: t(`settings.theme.${value}`) }))}
          onChange={(theme) => change({ theme })}
        />
        <Choice
          label={t('settings.text.label')}
          value={preferences.textPercent}
          options={SIZES.map((value) => ({
            value,
            word: t('settings.text.percent', { percent: value }),
          }))}
          onChange={(textPercent) => change({ textPercent })}
        />
        <IdleSeconds
          seconds={preferences.idleSeconds}
          onChange={(idleSeconds) => change({ idleSeconds })}
        />
        <Choice
          label={t('settings.sounds.label')}
          hint={t('settings.sounds.hint')}
          value={preferences.sounds ? 'on' : 'off'}
          options={[
            { value: 'on', word: t('settings.sounds.on') },
            { value: 'off', word: t('settings.sounds.off') },
          ]}
          onChange={(sounds) => change({ sounds: sounds === 'on' })}
        />
      </div>
      <p className={styles['saved']} role="status">
        {saved === null ? '' : saved ? t('settings.saved') : t('settings.notSaved')}
      </p>
      <p className={styles['about']}>
        {t('settings.about', { version: props.start.version })}
        {props.start.mode === 'practice' ? ` · ${t('settings.practice')}` : ''}
      </p>
    </div>
  )
}

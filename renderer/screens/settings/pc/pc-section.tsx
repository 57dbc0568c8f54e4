import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../../preload/contract/preferences.ts'
import { Choice } from '../../../parts/choice.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Block, Columns, Group, Section } from '../../../parts/section.tsx'
import { Stepper } from '../../../parts/stepper.tsx'
import { changePreferences } from '../../../state/preferences-actions.ts'
import { usePreferences } from '../../../state/preferences-store.ts'
import { LockGroup } from './lock-group.tsx'

const THEMES = ['system', 'light', 'dark', 'contrast'] as const
const SIZES = [100, 125, 150, 200] as const
const LANGUAGES = ['ko', 'en'] as const
/** The bounds of flows.md, Idle clock; the contract refuses anything outside. */
const IDLE_SECONDS = { min: 30, max: 180, step: 15 } as const

/** What belongs to this PC and to no merchant account. Each change holds at once. */
export function PcSection(): JSX.Element {
  const { t } = useTranslation()
  const [told, setTold] = useState<Told | null>(null)
  const change = (changed: Partial<Preferences>) => {
    setTold(null)
    void changePreferences(changed).then((kept) =>
      setTold(
        kept
          ? { tone: 'ok', text: t('settings.saved') }
          : { tone: 'wait', text: t('settings.notSaved') },
      ),
    )
  }
  return (
    <Section title={t('settings.sections.pc')} aside={<Notice told={told} />}>
      <Block>
        <Look onChange={change} />
      </Block>
      <Block>
        <Columns>
          <IdleSeconds onChange={change} />
          <Sounds onChange={change} />
        </Columns>
      </Block>
      <Group title={t('settings.lock.label')}>
        <LockGroup onChange={change} onTold={setTold} />
      </Group>
    </Section>
  )
}

interface Changes {
  readonly onChange: (change: Partial<Preferences>) => void
}

function Look({ onChange }: Changes): JSX.Element {
  const { t } = useTranslation()
  const preferences = usePreferences()
  return (
    <>
      <Choice
        label={t('settings.language.label')}
        value={preferences.language}
        options={LANGUAGES.map((value) => ({ value, word: t(`settings.language.${value}`) }))}
        onChange={(language) => onChange({ language })}
      />
      <Choice
        label={t('settings.theme.label')}
        value={preferences.theme}
        options={THEMES.map((value) => ({ value, word: t(`settings.theme.${value}`) }))}
        onChange={(theme) => onChange({ theme })}
      />
      <Choice
        label={t('settings.text.label')}
        value={preferences.textPercent}
        options={SIZES.map((value) => ({
          value,
          word: t('settings.text.percent', { percent: value }),
        }))}
        onChange={(textPercent) => onChange({ textPercent })}
      />
    </>
  )
}

function IdleSeconds({ onChange }: Changes): JSX.Element {
  const { t } = useTranslation()
  const { idleSeconds } = usePreferences()
  return (
    <Stepper
      label={t('settings.idle.label')}
      hint={t('settings.idle.hint')}
      shown={t('settings.idle.seconds', { seconds: idleSeconds })}
      less={t('settings.idle.less')}
      more={t('settings.idle.more')}
      value={idleSeconds}
      range={IDLE_SECONDS}
      onChange={(seconds) => onChange({ idleSeconds: seconds })}
    />
  )
}

function Sounds({ onChange }: Changes): JSX.Element {
  const { t } = useTranslation()
  const { sounds } = usePreferences()
  return (
    <Choice
      label={t('settings.sounds.label')}
      hint={t('settings.sounds.hint')}
      value={sounds ? 'on' : 'off'}
      options={[
        { value: 'on', word: t('settings.sounds.on') },
        { value: 'off', word: t('settings.sounds.off') },
      ]}
      onChange={(value) => onChange({ sounds: value === 'on' })}
    />
  )
}

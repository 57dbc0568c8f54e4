import { useEffect, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountMode } from '../../../../preload/contract/account.ts'
import { ModeBadge } from '../../../parts/mode-badge.tsx'
import { Group, Section } from '../../../parts/section.tsx'
import { useAccount } from '../../../state/account-store.ts'
import { loadProfile } from '../../../state/profile-actions.ts'
import { PracticeNeedsNone } from '../common/practice-needs-none.tsx'
import { ChannelsGroup } from './channels-group.tsx'
import { KeysGroup } from './keys-group.tsx'
import styles from './portone.module.css'

/** How this account is joined to PortOne: mode, REST keys, channels. */
export function PortoneSection(): JSX.Element {
  const { t } = useTranslation()
  const mode = useAccount(({ picture }) => picture?.account.mode ?? 'practice')
  useEffect(() => void loadProfile(), [])
  return (
    <Section title={t('settings.sections.portone')}>
      <ModeGroup mode={mode} />
      {mode === 'practice' ? (
        <PracticeNeedsNone
          words={{
            title: t('settings.portone.practice.title'),
            text: t('settings.portone.practice.text'),
            go: t('settings.portone.practice.go'),
          }}
        />
      ) : (
        <>
          <KeysGroup />
          <ChannelsGroup mode={mode} />
        </>
      )}
    </Section>
  )
}

function ModeGroup(props: { readonly mode: AccountMode }): JSX.Element {
  const { t } = useTranslation()
  return (
    <Group title={t('settings.portone.mode.label')}>
      <p className={styles['mode']}>
        <ModeBadge mode={props.mode} />
        {t(`settings.portone.mode.${props.mode}`)}
      </p>
    </Group>
  )
}

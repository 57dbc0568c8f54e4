import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { languageNow } from '../../../i18n.ts'
import { bytesInWords } from '../../../parts/bytes-in-words.ts'
import { Callout } from '../../../parts/notice.tsx'
import { Group, Section } from '../../../parts/section.tsx'
import { dayOf, timeOfDay } from '../../../parts/times.ts'
import { useAccount } from '../../../state/account-store.ts'
import { BackupGroup } from './backup-group.tsx'
import styles from './backup.module.css'
import { CodeGroup } from './code-group.tsx'

/** Copies of the journal, and the code that opens it when the key store does not. */
export function BackupSection(): JSX.Element {
  const { t } = useTranslation()
  return (
    <Section title={t('settings.sections.backup')} intro={t('settings.backup.intro')}>
      <Group title={t('settings.backup.list')}>
        <Standing />
        <BackupGroup />
      </Group>
      <CodeGroup />
    </Section>
  )
}

/** When the last one was taken, what became of it, and whether there is room for the next. */
function Standing(): JSX.Element | null {
  const { t } = useTranslation()
  const picture = useAccount((account) => account.picture)
  if (picture === null) return null
  const { lastAt, problem } = picture.backup
  const { lowSpaceBytes } = picture
  return (
    <>
      <dl className={styles['facts']}>
        <div>
          <dt>{t('settings.backup.last')}</dt>
          <dd className="figures">
            {lastAt === null
              ? t('settings.backup.never')
              : `${dayOf(lastAt, languageNow())} ${timeOfDay(lastAt)}`}
          </dd>
        </div>
        <div>
          <dt>{t('settings.backup.space')}</dt>
          <dd className="figures" data-low={lowSpaceBytes !== null}>
            {lowSpaceBytes === null
              ? t('settings.backup.spaceEnough')
              : t('settings.backup.spaceLow', { left: bytesInWords(lowSpaceBytes) })}
          </dd>
        </div>
      </dl>
      {problem === null ? null : (
        <Callout
          tone="no"
          text={t(
            problem === 'unwritable' ? 'settings.backup.unwritable' : 'settings.backup.broken',
          )}
        />
      )}
    </>
  )
}

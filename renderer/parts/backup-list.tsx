import type { JSX, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSummary } from '../../preload/contract/account.ts'
import { languageNow } from '../i18n.ts'
import styles from './backup-list.module.css'
import { bytesInWords } from './bytes-in-words.ts'
import { dayOf, timeOfDay } from './times.ts'

/** When a backup was taken, as it is read aloud and named in a question. */
export function backupTime(backup: BackupSummary): string {
  return `${dayOf(backup.takenAt, languageNow())} ${timeOfDay(backup.takenAt)}`
}

/** Backups, newest first as main lists them: when, why, how large, and what can be done with each. */
export function BackupList(props: {
  readonly backups: readonly BackupSummary[]
  /** The name of the newest one that checks out whole, where that is known. */
  readonly newestGood?: string | null
  /** What stands at the end of a row. */
  readonly renderAction?: (backup: BackupSummary) => ReactNode
}): JSX.Element {
  const { t } = useTranslation()
  if (props.backups.length === 0) {
    return <p className={styles['empty']}>{t('settings.backup.empty')}</p>
  }
  return (
    <div className={styles['list']}>
      <table className={styles['table']}>
        <caption className="spoken">{t('settings.backup.list')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('settings.backup.head.time')}</th>
            <th scope="col">{t('settings.backup.head.reason')}</th>
            <th scope="col">{t('settings.backup.head.size')}</th>
            {props.renderAction === undefined ? null : <td />}
          </tr>
        </thead>
        <tbody>
          {props.backups.map((backup) => (
            <tr key={backup.name}>
              <th scope="row" className="figures">
                {backupTime(backup)}
                {backup.name === props.newestGood ? (
                  <span className={styles['good']}>{t('settings.backup.newest')}</span>
                ) : null}
              </th>
              <td>{t(`settings.backup.reason.${backup.reason}`)}</td>
              <td className="figures">{bytesInWords(backup.bytes)}</td>
              {props.renderAction === undefined ? null : <td>{props.renderAction(backup)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { BackupSummary, Door } from '../../../preload/contract/account.ts'
import { groupDigits } from '../../../preload/contract/money.ts'
import { BackupList, backupTime } from '../../parts/backup-list.tsx'
import { bytesInWords } from '../../parts/bytes-in-words.ts'
import { TwiceButton } from '../../parts/twice-button.tsx'
import { pos } from '../../pos.ts'
import { BeginAnew } from './begin-anew.tsx'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import type { DoorAct } from './use-door-act.ts'

type Damage = Extract<Door, { readonly state: 'damaged' }>

/** What is broken, what was kept, and the ways on: the newest good backup, another, an empty journal. */
export function DamagedDoor(props: DoorProps & { readonly door: Damage }): JSX.Element {
  const { t } = useTranslation()
  const { act, door } = props
  const best = door.backups.find(({ name }) => name === door.newestGoodBackup)
  const others = door.backups.filter((backup) => backup !== best)
  const readable = useReadable(door.readableOrders)
  const facts = [
    t(`door.damaged.cause.${door.cause}`),
    [t('door.damaged.kept'), ...readable].join(' '),
  ]
  return (
    <DoorSheet {...props} title={t('door.damaged.title')} facts={facts} look="trouble">
      {best === undefined ? (
        <p className={styles['name']}>{t('door.damaged.noBackup')}</p>
      ) : (
        <Best act={act} backup={best} />
      )}
      {others.length === 0 ? null : <Others act={act} backups={others} />}
      <div className={styles['part']}>
        <p>{t('door.damaged.anew')}</p>
        <div className={styles['buttons']}>
          <BeginAnew act={act} />
        </div>
      </div>
    </DoorSheet>
  )
}

/** What could still be read of the files, where that is known. */
function useReadable(orders: number | null): readonly string[] {
  const { t } = useTranslation()
  if (orders === null) return []
  if (orders === 0) return [t('door.damaged.unreadable')]
  return [t('door.damaged.readable', { orders: groupDigits(orders) })]
}

function restore(act: DoorAct, { name }: BackupSummary): void {
  act.run(name, () => pos['backup.restore']({ name, confirmCode: null }))
}

function Best(props: { readonly act: DoorAct; readonly backup: BackupSummary }): JSX.Element {
  const { t } = useTranslation()
  const { act, backup } = props
  return (
    <div className={styles['part']} data-first="true">
      <h2 className={styles['name']}>{t('door.damaged.best')}</h2>
      <p className={`${styles['backup']} figures`}>
        <strong className={styles['time']}>{backupTime(backup)}</strong>
        <span>
          {t(`settings.backup.reason.${backup.reason}`)} · {bytesInWords(backup.bytes)}
        </span>
      </p>
      <p>{t('door.damaged.after')}</p>
      <div className={styles['buttons']}>
        <TwiceButton
          look="filled"
          word={t('door.damaged.restore')}
          again={t('door.damaged.restoreAgain')}
          busyWord={t('door.busy')}
          busy={act.busy === backup.name}
          onConfirm={() => restore(act, backup)}
        />
      </div>
    </div>
  )
}

function Others(props: {
  readonly act: DoorAct
  readonly backups: readonly BackupSummary[]
}): JSX.Element {
  const { t } = useTranslation()
  const { act, backups } = props
  return (
    <details className={styles['more']}>
      <summary>{t('door.damaged.others', { count: backups.length })}</summary>
      <p className={styles['hint']}>{t('door.damaged.othersHint')}</p>
      <BackupList
        backups={backups}
        renderAction={(backup) => <RowAct act={act} backup={backup} />}
      />
    </details>
  )
}

function RowAct(props: { readonly act: DoorAct; readonly backup: BackupSummary }): JSX.Element {
  const { t } = useTranslation()
  const { act, backup } = props
  return (
    <TwiceButton
      word={t('door.damaged.row')}
      again={t('door.damaged.rowAgain')}
      name={t('door.damaged.rowName', { time: backupTime(backup) })}
      busyWord={t('door.busy')}
      busy={act.busy === backup.name}
      onConfirm={() => restore(act, backup)}
    />
  )
}

import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeychainReason } from '../../../preload/contract/account.ts'
import { BeginAnew } from './begin-anew.tsx'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { RetryButton } from './retry-button.tsx'

/** Nobody can open it any more: what is left at the gateway can be read into a new one. */
export function LostDoor(props: DoorProps & { readonly why: KeychainReason }): JSX.Element {
  const { t } = useTranslation()
  const { act, why } = props
  const facts = [
    t('door.lost.fact'),
    `${t(`door.keychain.${why}.why`)} ${t(`door.keychain.${why}.advice`)}`,
    t('door.lost.kept'),
  ]
  return (
    <DoorSheet {...props} title={t('door.lost.title')} facts={facts} look="trouble">
      <div className={styles['buttons']}>
        <RetryButton first act={act} of="keychain" />
      </div>
      <div className={styles['part']}>
        <p>{t('door.lost.anew')}</p>
        <p>{t('door.lost.elsewhere')}</p>
        <div className={styles['buttons']}>
          <BeginAnew act={act} />
        </div>
      </div>
    </DoorSheet>
  )
}

import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeychainReason } from '../../../preload/contract/account.ts'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { RetryButton } from './retry-button.tsx'

/** There is no code file, so only the keychain itself can open the journal. */
export function KeychainDoor(props: DoorProps & { readonly why: KeychainReason }): JSX.Element {
  const { t } = useTranslation()
  const { act, why } = props
  const facts = [
    `${t(`door.keychain.${why}.why`)} ${t('door.needs-keychain.kept')}`,
    t(`door.keychain.${why}.advice`),
    t('door.needs-keychain.noCode'),
  ]
  return (
    <DoorSheet {...props} title={t('door.needs-keychain.title')} facts={facts} look="trouble">
      <div className={styles['buttons']}>
        <RetryButton first act={act} of="keychain" />
      </div>
    </DoorSheet>
  )
}

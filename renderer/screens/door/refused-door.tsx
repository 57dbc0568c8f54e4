import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { RefusedReason } from '../../../preload/contract/account.ts'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { RetryButton } from './retry-button.tsx'

/** The journal cannot be opened where it is; nothing was touched, and a person can put it right. */
export function RefusedDoor(props: DoorProps & { readonly why: RefusedReason }): JSX.Element {
  const { t } = useTranslation()
  const { act, why } = props
  const facts = [
    t(`door.refused.${why}.why`),
    t(`door.refused.${why}.advice`),
    t('door.refused.kept'),
  ]
  return (
    <DoorSheet {...props} title={t('door.refused.title')} facts={facts} look="trouble">
      <div className={styles['buttons']}>
        <RetryButton first act={act} of="place" />
      </div>
    </DoorSheet>
  )
}

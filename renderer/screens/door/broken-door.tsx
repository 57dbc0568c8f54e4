import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { RetryButton } from './retry-button.tsx'

/** A bug. What is shown of it is a number that finds it in the log. */
export function BrokenDoor(props: DoorProps & { readonly reference: string }): JSX.Element {
  const { t } = useTranslation()
  const { act, reference } = props
  const facts = [`${t('door.broken.fact')} ${t('door.broken.kept')}`, t('door.broken.advice')]
  return (
    <DoorSheet {...props} title={t('door.broken.title')} facts={facts} look="trouble">
      <p className="figures" data-selectable>
        {t('door.broken.reference', { reference })}
      </p>
      <div className={styles['buttons']}>
        <RetryButton first act={act} of="place" />
      </div>
    </DoorSheet>
  )
}

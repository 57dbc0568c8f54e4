import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountMode } from '../../preload/contract/account.ts'
import styles from './mode-badge.module.css'

/** The mode of an account in one word; practice and test are never taken for live. */
export function ModeBadge(props: { readonly mode: AccountMode }): JSX.Element {
  const { t } = useTranslation()
  return (
    <span className={styles['badge']} data-mode={props.mode}>
      {t(`frame.mode.${props.mode}`)}
    </span>
  )
}

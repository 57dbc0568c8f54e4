import type { JSX, ReactNode } from 'react'
import styles from './key-badge.module.css'

/** A key as it is printed on the keyboard. */
export function KeyBadge(props: { readonly children: ReactNode }): JSX.Element {
  return <kbd className={styles['badge']}>{props.children}</kbd>
}

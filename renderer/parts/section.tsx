import { useId, type JSX, type ReactNode } from 'react'
import styles from './section.module.css'

/**
 * One white sheet of a screen: its name, a line about it, its groups, and what stays at its foot.
 * Higher than its place, the groups scroll between name and foot.
 */
export function Section(props: {
  readonly title: string
  readonly intro?: string
  readonly children: ReactNode
  /** Beside the name: what the last change came to. */
  readonly aside?: ReactNode
  /** Stays in sight while the groups scroll. */
  readonly foot?: ReactNode
}): JSX.Element {
  const id = useId()
  return (
    <section className={styles['section']} aria-labelledby={id}>
      <header className={styles['head']}>
        <div>
          <h2 id={id} className={styles['title']}>
            {props.title}
          </h2>
          {props.intro === undefined ? null : <p className={styles['intro']}>{props.intro}</p>}
        </div>
        {props.aside}
      </header>
      <div className={styles['body']}>{props.children}</div>
      {props.foot === undefined ? null : <div className={styles['foot']}>{props.foot}</div>}
    </section>
  )
}

/** Things that belong together, under a name of their own. */
export function Group(props: {
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}): JSX.Element {
  const id = useId()
  return (
    <div className={styles['group']} role="group" aria-labelledby={id}>
      <div className={styles['groupHead']}>
        <h3 id={id} className={styles['groupTitle']}>
          {props.title}
        </h3>
        {props.hint === undefined ? null : <p className={styles['hint']}>{props.hint}</p>}
      </div>
      {props.children}
    </div>
  )
}

/** Fields side by side where there is room for two. */
export function Columns(props: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles['columns']}>{props.children}</div>
}

/** Buttons, the first one first, wrapping as a whole. */
export function Buttons(props: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles['buttons']}>{props.children}</div>
}

/** Something without a name of its own, set in like a group. */
export function Block(props: { readonly children: ReactNode }): JSX.Element {
  return <div className={styles['group']}>{props.children}</div>
}

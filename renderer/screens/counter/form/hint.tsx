import { CircleAlert, TriangleAlert } from 'lucide-react'
import styles from './form.module.css'

interface Props {
  readonly id: string
  /** What is wrong; takes the place of all else and is spoken. */
  readonly problem: string | null
  readonly warning?: string | null
  readonly text: string
}

/** The line under a field. Its height is always kept, so nothing jumps. */
export function Hint({ id, problem, warning = null, text }: Props) {
  const kind = problem !== null ? 'problem' : warning !== null ? 'warning' : 'plain'
  const Icon = kind === 'problem' ? CircleAlert : TriangleAlert
  return (
    <p
      id={id}
      className={styles['hint']}
      data-kind={kind}
      role={kind === 'plain' ? undefined : 'alert'}
    >
      {kind === 'plain' ? null : <Icon aria-hidden="true" className={styles['hintIcon']} />}
      <span>{problem ?? warning ?? text}</span>
    </p>
  )
}

import { useId, type ComponentPropsWithRef, type JSX } from 'react'
import styles from './field.module.css'
import { Shape } from './shape.tsx'

export interface FieldProps extends Omit<ComponentPropsWithRef<'input'>, 'id' | 'className'> {
  readonly label: string
  readonly hint?: string | undefined
  /** Why what is typed cannot be taken; stands in the hint's place. */
  readonly problem?: string | null | undefined
  /** That what is typed is right; stands in the hint's place. */
  readonly good?: string | null | undefined
  /** Behind the figures, as `원`. */
  readonly unit?: string | undefined
  /** Takes both columns of a group. */
  readonly whole?: boolean | undefined
}

/** A text field with its name above and one line below that is always there, so nothing jumps. */
export function Field(props: FieldProps): JSX.Element {
  const { label, hint, problem = null, good = null, unit, whole, ...input } = props
  const id = useId()
  const line = problem ?? good ?? hint ?? ''
  const kind = problem !== null ? 'problem' : good !== null ? 'good' : 'plain'
  return (
    <div className={styles['field']} data-whole={whole === true}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['box']} data-invalid={problem !== null}>
        <input
          type="text"
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          {...input}
          id={id}
          className={`${styles['input']} ${unit === undefined ? '' : 'figures'}`}
          aria-invalid={problem !== null}
          aria-describedby={`${id}-line`}
        />
        {unit === undefined ? null : (
          <span className={styles['unit']} aria-hidden="true">
            {unit}
          </span>
        )}
      </div>
      <p id={`${id}-line`} className={styles['line']} data-kind={kind} aria-live="polite">
        {kind === 'problem' ? <Shape name="mark" className={styles['icon']} /> : null}
        {kind === 'good' ? <Shape name="tick" className={styles['icon']} /> : null}
        {line}
      </p>
    </div>
  )
}

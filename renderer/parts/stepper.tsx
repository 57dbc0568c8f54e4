import { useId, type JSX } from 'react'
import { Button } from './button.tsx'
import styles from './stepper.module.css'

/** A whole number between two bounds, by two buttons; never out of them. */
export function Stepper(props: {
  readonly label: string
  readonly hint: string
  /** The value in words, as `60초`. */
  readonly shown: string
  readonly less: string
  readonly more: string
  readonly value: number
  readonly range: { readonly min: number; readonly max: number; readonly step: number }
  readonly onChange: (value: number) => void
}): JSX.Element {
  const id = useId()
  const { value, range, onChange } = props
  const move = (by: number) => {
    const next = Math.min(range.max, Math.max(range.min, value + by))
    if (next !== value) onChange(next)
  }
  return (
    <div role="group" aria-labelledby={id} className={styles['field']}>
      <p id={id} className={styles['label']}>
        {props.label}
      </p>
      <div className={styles['stepper']}>
        {/* Not `disabled` at a bound: the focus must stay where the hand is. */}
        <Button
          aria-label={props.less}
          aria-disabled={value <= range.min}
          onClick={() => move(-range.step)}
        >
          −
        </Button>
        <output className={`${styles['value']} figures`} aria-live="polite">
          {props.shown}
        </output>
        <Button
          aria-label={props.more}
          aria-disabled={value >= range.max}
          onClick={() => move(range.step)}
        >
          +
        </Button>
      </div>
      <p className={styles['hint']}>{props.hint}</p>
    </div>
  )
}

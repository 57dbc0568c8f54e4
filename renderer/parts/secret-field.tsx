import { useId, type JSX, type Ref } from 'react'
import styles from './field.module.css'

interface SecretFieldProps {
  readonly label: string
  readonly hint: string
  readonly disabled?: boolean
  readonly ref: Ref<HTMLInputElement>
}

/**
 * A field for something that is pasted whole and never shown: uncontrolled, so that React and every
 * store never learn what is in it. Whoever reads it must empty it (`takeSecret`).
 */
export function SecretField({ label, hint, disabled, ref }: SecretFieldProps): JSX.Element {
  const id = useId()
  return (
    <div className={styles['field']}>
      <label htmlFor={id} className={styles['label']}>
        {label}
      </label>
      <div className={styles['box']}>
        <input
          ref={ref}
          id={id}
          type="password"
          className={styles['input']}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={400}
          readOnly={disabled === true}
          aria-describedby={`${id}-line`}
          onCopy={(event) => event.preventDefault()}
          onCut={(event) => event.preventDefault()}
        />
      </div>
      <p id={`${id}-line`} className={styles['line']}>
        {hint}
      </p>
    </div>
  )
}

/** What stands in the field, without the white space a paste brings along. */
export function readSecret(input: HTMLInputElement | null): string {
  return input?.value.trim() ?? ''
}

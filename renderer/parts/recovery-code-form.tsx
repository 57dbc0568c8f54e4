import { useRef, useState, type JSX, type ReactNode } from 'react'
import styles from './recovery-code-form.module.css'
import { Button } from './button.tsx'
import { RecoveryCodeField } from './recovery-code-field.tsx'
import { codeNotHeard, type CodeTold } from './recovery-told.ts'

/**
 * The field and its button. `ask` answers null when the code did it, else what to say of it (see
 * `codeTold`); a call that ends in nothing says so and keeps what was typed.
 */
export function RecoveryCodeForm(props: {
  readonly label: string
  readonly submit: string
  readonly autoFocus?: boolean
  readonly ask: (typed: string) => Promise<CodeTold | null>
  /** Further buttons beside the first. */
  readonly children?: ReactNode
}): JSX.Element {
  const typed = useRef('')
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<CodeTold | null>(null)
  const ask = () => {
    if (busy) return
    setBusy(true)
    setTold(null)
    void props
      .ask(typed.current)
      .catch(codeNotHeard)
      .then((answer) => {
        setBusy(false)
        setTold(answer)
      })
  }
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault()
        ask()
      }}
    >
      <RecoveryCodeField
        label={props.label}
        told={told}
        busy={busy}
        autoFocus={props.autoFocus === true}
        onTyped={(letters) => {
          typed.current = letters
          setTold(null)
        }}
      />
      <div className={styles['buttons']}>
        <Button type="submit" look="filled" aria-disabled={busy}>
          {props.submit}
        </Button>
        {props.children}
      </div>
    </form>
  )
}

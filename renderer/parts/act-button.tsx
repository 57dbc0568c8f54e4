import type { ComponentPropsWithRef, JSX } from 'react'
import styles from './act-button.module.css'
import { Button } from './button.tsx'

/**
 * A button whose work takes a while. While it is busy it says so, keeps its width and its focus, and
 * further presses do nothing.
 */
export function ActButton(
  props: ComponentPropsWithRef<'button'> & {
    readonly look?: 'filled' | 'outline'
    readonly word: string
    readonly busyWord: string
    readonly busy: boolean
  },
): JSX.Element {
  const { word, busyWord, busy, onClick, type = 'button', ...rest } = props
  return (
    <Button
      {...rest}
      type={type}
      aria-disabled={busy || rest['aria-disabled'] === true}
      data-busy={busy}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      <span className={styles['stack']}>
        <span className={styles['word']} data-shown={!busy} aria-hidden={busy}>
          {word}
        </span>
        <span className={styles['word']} data-shown={busy} aria-hidden={!busy}>
          <span className={styles['ring']} />
          {busyWord}
        </span>
      </span>
    </Button>
  )
}

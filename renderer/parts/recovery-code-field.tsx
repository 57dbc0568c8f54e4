import { useEffect, useId, useRef, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './recovery-code-field.module.css'
import type { CodeTold } from './recovery-told.ts'
import { PLACES, useRecoveryGroups } from './use-recovery-groups.ts'

/**
 * A recovery code as it stands on paper: seven groups of four. Any case, a paste of the whole into any
 * group, Hangul typed on the same keys. The letters stay in the inputs; `onTyped` hears them joined
 * after every change, `told` is what the last answer said of them.
 */
export function RecoveryCodeField(props: {
  readonly label: string
  readonly told: CodeTold | null
  readonly busy?: boolean
  readonly autoFocus?: boolean
  readonly onTyped: (typed: string) => void
}): JSX.Element {
  const { label, told, busy = false, autoFocus = false, onTyped } = props
  const { t } = useTranslation()
  const id = useId()
  const groups = useRecoveryGroups(onTyped)
  const { letters, foreign } = groups.seen
  const marked = told === null ? foreign : told.group

  const { choose } = groups
  const latest = useRef(choose)
  useEffect(() => {
    latest.current = choose
  })
  useEffect(() => {
    if (autoFocus) latest.current(0)
  }, [autoFocus])
  // A group that the answer names is the one to type again.
  useEffect(() => {
    if (told !== null && told.group > 0) latest.current(told.group - 1)
  }, [told])

  const line = () => {
    if (busy) return t('door.code.busy')
    if (told !== null) return told.sentence
    return foreign > 0
      ? t('door.code.letter', { group: foreign })
      : t('door.code.count', { letters })
  }
  return (
    <div role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-line`}>
      <p id={`${id}-label`} className={styles['label']}>
        {label}
      </p>
      <div className={styles['groups']}>
        {PLACES.map((at) => (
          <input
            key={at}
            ref={(box) => groups.hold(at, box)}
            className={styles['group']}
            type="text"
            autoComplete="off"
            autoCorrect="off"
            autoCapitalize="characters"
            spellCheck={false}
            readOnly={busy}
            aria-label={t('door.code.group', { at: at + 1 })}
            aria-invalid={marked === at + 1}
            onInput={(event) => {
              // A syllable being composed is read when it is done.
              if (!event.nativeEvent.isComposing) groups.typed(at, event.currentTarget)
            }}
            onCompositionEnd={(event) => groups.typed(at, event.currentTarget)}
            onPaste={(event) => {
              event.preventDefault()
              if (!busy) groups.pasted(at, event.clipboardData.getData('text'))
            }}
            onKeyDown={(event) => groups.step(at, event)}
          />
        ))}
      </div>
      <p
        id={`${id}-line`}
        className={`${styles['line']} figures`}
        data-bad={marked > 0 || told !== null}
      >
        {line()}
      </p>
      <p className="spoken" role="alert">
        {told?.sentence ?? ''}
      </p>
    </div>
  )
}

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { FieldName } from '../../../../preload/contract/result.ts'
import { DigitInput, digitInputOf, type DigitFieldRules } from './digit-input.ts'

interface Props {
  readonly field: FieldName
  readonly className: string
  readonly rules: DigitFieldRules
  readonly labelledBy: string
  readonly describedBy: string
  readonly invalid: boolean
  /** Told when somebody else changes the digits; answers how to stop being told. */
  readonly subscribe: (listener: () => void) => () => void
}

/** One field of digits. Uncontrolled: React never learns what is in it. */
export function DigitField(props: Props) {
  const { field, className, rules, labelledBy, describedBy, invalid, subscribe } = props
  const element = useRef<HTMLInputElement>(null)
  const latest = useRef(rules)
  useLayoutEffect(() => {
    latest.current = rules
  })
  useLayoutEffect(() => {
    const input = element.current
    if (input === null) return undefined
    const digitInput = new DigitInput(input, {
      model: latest.current.model,
      show: (digits) => latest.current.show(digits),
      hide: (digits) => latest.current.hide(digits),
      onChanged: (change) => latest.current.onChanged(change),
      onRefused: (why) => latest.current.onRefused(why),
      onPaste: (text) => latest.current.onPaste(text),
    })
    return () => digitInput.unbind()
  }, [])
  useEffect(() => subscribe(() => digitInputOf(element.current)?.render()), [subscribe])
  return (
    <input
      ref={element}
      data-field={field}
      className={className}
      type="text"
      inputMode="numeric"
      autoComplete="off"
      autoCorrect="off"
      autoCapitalize="off"
      spellCheck={false}
      enterKeyHint="next"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      aria-invalid={invalid}
    />
  )
}

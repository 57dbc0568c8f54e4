import { useEffect, useState, type JSX } from 'react'
import { speak } from '../frame/speak.ts'
import { ActButton } from './act-button.tsx'

/** How long a first press waits for its second; long enough to read what it says. */
const ARMED_MS = 5_000

/**
 * A button that is asked twice, in place: the first press says what the second one does. A held key
 * and the second click of a double click are never the second press.
 */
export function TwiceButton(props: {
  readonly word: string
  readonly again: string
  readonly busyWord: string
  readonly busy: boolean
  readonly look?: 'filled' | 'outline'
  /** What a screen reader calls it where `word` alone is not enough. */
  readonly name?: string
  readonly onConfirm: () => void
}): JSX.Element {
  const { word, again, onConfirm, name, ...rest } = props
  const [armed, setArmed] = useState(false)
  useEffect(() => {
    if (!armed) return undefined
    const timer = setTimeout(() => setArmed(false), ARMED_MS)
    return () => clearTimeout(timer)
  }, [armed])
  const press = () => {
    setArmed(!armed)
    if (armed) onConfirm()
    else speak(again, 'status')
  }
  return (
    <ActButton
      {...rest}
      word={armed ? again : word}
      {...(name === undefined ? {} : { 'aria-label': armed ? `${name}. ${again}` : name })}
      data-armed={armed}
      onBlur={() => setArmed(false)}
      onKeyDown={(event) => {
        if (event.repeat && (event.key === 'Enter' || event.key === ' ')) event.preventDefault()
      }}
      onClick={(event) => {
        if (event.detail <= 1) press()
      }}
    />
  )
}

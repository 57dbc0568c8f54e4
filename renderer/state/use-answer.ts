import { useCallback, useEffect, useState } from 'react'
import type { Result } from '../../preload/contract/result.ts'
import { answerOf, type Refused } from './answer-of.ts'

export type Reading<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'read'; readonly value: T }
  | { readonly state: 'refused'; readonly failure: Refused }

/**
 * What main answers to `ask`, read when the component comes and whenever `again` is called. What was
 * read stays while it is read again, so nothing jumps; `fresh` is false meanwhile. `ask` must be the
 * same function every time.
 */
export function useAnswer<T>(ask: () => Promise<Result<T>>): {
  readonly reading: Reading<T>
  readonly fresh: boolean
  readonly again: () => void
} {
  const [reading, setReading] = useState<Reading<T>>({ state: 'loading' })
  const [count, setCount] = useState(0)
  const [fresh, setFresh] = useState(false)
  useEffect(() => {
    let gone = false
    void answerOf(ask()).then((answer) => {
      if (gone) return
      setFresh(true)
      setReading(
        answer.ok
          ? { state: 'read', value: answer.value }
          : { state: 'refused', failure: answer.failure },
      )
    })
    return () => {
      gone = true
    }
  }, [ask, count])
  const again = useCallback(() => {
    setFresh(false)
    setCount((before) => before + 1)
  }, [])
  return { reading, fresh, again }
}

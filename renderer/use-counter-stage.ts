import { useCallback, useEffect, useState } from 'react'
import type { Failure } from '../preload/contract/result.ts'
import { startOutcomeVoice } from './frame/outcome-voice.ts'
import type { Stage } from './state/account-store.ts'
import { followLockAsked } from './state/lock-actions.ts'
import { watchIdle } from './state/lock-idle.ts'
import { startTill } from './state/till-start.ts'
import { useTill } from './state/till-store.ts'
import { watchTill } from './state/till-watch.ts'

/**
 * What runs while the counter is on the screen: the till's own news, the voice of outcomes, the clock
 * that locks. None of it runs behind a lock or a closed door, where main would answer nothing and a
 * stranger could listen. `problem` says why the counter cannot be shown although its door is open.
 */
export function useCounterStage(stage: Stage): {
  readonly problem: Failure | 'silent' | null
  readonly again: () => void
} {
  const [problem, setProblem] = useState<Failure | 'silent' | null>(null)
  const open = useCallback(() => void startTill().then(setProblem), [])
  const shown = stage === 'counter'
  useEffect(() => {
    if (!shown) return undefined
    open()
    const stops = [watchTill(), startOutcomeVoice(), followLockAsked(), watchIdle()]
    return () => stops.forEach((stop) => stop())
  }, [shown, open])
  useEffect(() => {
    // Another journal may stand behind the door when it opens again.
    if (stage === 'door') useTill.setState({ start: null, snapshot: null, heard: true })
  }, [stage])
  const again = () => {
    setProblem(null)
    open()
  }
  return { problem, again }
}

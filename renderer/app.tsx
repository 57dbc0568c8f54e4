import { useCallback, useEffect, useState, type JSX } from 'react'
import type { Failure } from '../preload/contract/result.ts'
import { Frame } from './frame/frame.tsx'
import { startOutcomeVoice } from './frame/outcome-voice.ts'
import { SpokenRegions } from './frame/spoken-regions.tsx'
import { StartPage } from './frame/start-page.tsx'
import { useTitle } from './frame/use-title.ts'
import { applyPreferences } from './state/preferences-apply.ts'
import { usePreferences } from './state/preferences-store.ts'
import { startTill } from './state/till-start.ts'
import { useTill } from './state/till-store.ts'
import { watchTill } from './state/till-watch.ts'

/** Asks main who we are, then keeps listening; everything else is on the screens. */
export function App(): JSX.Element {
  const start = useTill((till) => till.start)
  const preferences = usePreferences()
  const [problem, setProblem] = useState<Failure | 'silent' | null>(null)

  const open = useCallback(() => void startTill().then(setProblem), [])
  const openAgain = () => {
    setProblem(null)
    open()
  }
  useEffect(open, [open])
  useEffect(() => watchTill(), [])
  useEffect(() => startOutcomeVoice(), [])
  useEffect(() => applyPreferences(preferences), [preferences])
  useTitle()

  return (
    <>
      {start === null ? (
        <StartPage problem={problem} onAgain={openAgain} />
      ) : (
        <Frame start={start} />
      )}
      <SpokenRegions />
    </>
  )
}

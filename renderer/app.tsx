import { useEffect, type JSX } from 'react'
import { Frame } from './frame/frame.tsx'
import { SpokenRegions } from './frame/spoken-regions.tsx'
import { StartPage } from './frame/start-page.tsx'
import { useTitle } from './frame/use-title.ts'
import { DoorScreen } from './screens/door/door-screen.tsx'
import { LockScreen } from './screens/lock/lock-screen.tsx'
import { stageOf, useAccount } from './state/account-store.ts'
import { listenAgain, watchAccount } from './state/account-watch.ts'
import { applyPreferences } from './state/preferences-apply.ts'
import { usePreferences } from './state/preferences-store.ts'
import { useTill } from './state/till-store.ts'
import { useCounterStage } from './use-counter-stage.ts'

/** Listens to what main says of the account, from first to last; what it says decides the page. */
export function App(): JSX.Element {
  const preferences = usePreferences()
  useEffect(() => watchAccount(), [])
  useEffect(() => applyPreferences(preferences), [preferences])
  useTitle()
  return (
    <>
      <Page />
      <SpokenRegions />
    </>
  )
}

function Page(): JSX.Element {
  const picture = useAccount((account) => account.picture)
  const silence = useAccount((account) => (account.heard ? null : account.problem))
  const start = useTill((till) => till.start)
  const stage = stageOf(picture)
  const { problem, again } = useCounterStage(stage)
  if (picture === null) return <StartPage problem={silence} onAgain={listenAgain} />
  if (stage === 'lock') return <LockScreen picture={picture} />
  if (stage === 'door') return <DoorScreen picture={picture} />
  if (start === null) return <StartPage problem={problem} onAgain={again} />
  return <Frame start={start} />
}

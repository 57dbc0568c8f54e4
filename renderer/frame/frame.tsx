import type { JSX } from 'react'
import type { AppStart } from '../../preload/contract/contract.ts'
import { CounterScreen } from '../screens/counter/counter-screen.tsx'
import { SettingsScreen } from '../screens/settings/settings-screen.tsx'
import { Banner } from './banner.tsx'
import { FrameSheets } from './frame-sheets.tsx'
import { useFrame } from './frame-store.ts'
import { Rail } from './rail.tsx'
import { StatusBar } from './status-bar.tsx'
import { TopBar } from './top-bar.tsx'
import { useFrameKeys } from './use-frame-keys.ts'
import styles from './frame.module.css'

/** The bars around every screen. */
export function Frame(props: { readonly start: AppStart }): JSX.Element {
  const screen = useFrame((frame) => frame.screen)
  useFrameKeys()
  return (
    <div className={styles['frame']}>
      <TopBar start={props.start} />
      <Rail />
      <Banner />
      <main className={styles['content']}>
        {screen === 'settings' ? <SettingsScreen start={props.start} /> : <CounterScreen />}
      </main>
      <StatusBar />
      <FrameSheets />
    </div>
  )
}

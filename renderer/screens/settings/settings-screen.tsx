import { useEffect, useRef, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppStart } from '../../../preload/contract/contract.ts'
import { unreachable } from '../../../preload/contract/result.ts'
import { go } from '../../frame/go.ts'
import { useKeys } from '../../keys/use-keys.ts'
import { useSettings, type SectionName } from '../../state/settings-store.ts'
import { AccountsSection } from './accounts/accounts-section.tsx'
import { BackupSection } from './backup/backup-section.tsx'
import { LeaveSheet } from './leave-sheet.tsx'
import { LiveSection } from './live/live-section.tsx'
import { PcSection } from './pc/pc-section.tsx'
import { PortoneSection } from './portone/portone-section.tsx'
import { focusFirst, focusTab, SectionList, tabId } from './section-list.tsx'
import styles from './settings-screen.module.css'
import { ShopSection } from './shop/shop-section.tsx'

/** The list of sections on the left, one section on the right. */
export function SettingsScreen(props: { readonly start: AppStart }): JSX.Element {
  const { t } = useTranslation()
  const section = useSettings((settings) => settings.section)
  const panel = useRef<HTMLDivElement>(null)
  // Esc goes back one step: out of the section into the list, out of the list to the counter.
  useKeys({
    Escape: () => {
      if (panel.current?.contains(document.activeElement) === true) focusTab(section)
      else go('counter')
    },
  })
  useEffect(() => focusTab(useSettings.getState().section), [])
  return (
    <div className={styles['screen']}>
      <div className={styles['side']}>
        <h1 className={styles['title']}>{t('settings.title')}</h1>
        <SectionList onEnter={() => focusFirst(panel.current)} />
        <p className={styles['about']}>
          {t('settings.about', { version: props.start.version })}
          {props.start.mode === 'practice' ? ` · ${t('settings.practice')}` : ''}
        </p>
      </div>
      <div
        ref={panel}
        id="settings-section"
        role="tabpanel"
        aria-labelledby={tabId(section)}
        className={styles['panel']}
        tabIndex={-1}
      >
        <Shown key={section} section={section} />
      </div>
      <LeaveSheet />
    </div>
  )
}

function Shown(props: { readonly section: SectionName }): JSX.Element {
  switch (props.section) {
    case 'pc':
      return <PcSection />
    case 'shop':
      return <ShopSection />
    case 'portone':
      return <PortoneSection />
    case 'live':
      return <LiveSection />
    case 'accounts':
      return <AccountsSection />
    case 'backup':
      return <BackupSection />
    default:
      return unreachable(props.section)
  }
}

import type { JSX, KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnsaved, SECTIONS, showSection, useSettings } from '../../state/settings-store.ts'
import type { SectionName } from '../../state/settings-store.ts'
import styles from './settings-screen.module.css'

export function tabId(section: SectionName): string {
  return `settings-tab-${section}`
}

export function focusTab(section: SectionName): void {
  document.getElementById(tabId(section))?.focus()
}

/** The first control of a section, else the section itself. */
export function focusFirst(panel: HTMLElement | null): void {
  const controls = panel?.querySelectorAll<HTMLElement>('input, button, [role="radio"]') ?? []
  const first = Array.from(controls).find(
    (control) => control.tabIndex >= 0 && !control.matches(':disabled'),
  )
  ;(first ?? panel)?.focus()
}

/** Where a key of the list goes, or null where it is none of its own. */
function stepOf(key: string, at: number): number | null {
  const last = SECTIONS.length - 1
  if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(last, at + 1)
  if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(0, at - 1)
  if (key === 'Home') return 0
  return key === 'End' ? last : null
}

/** Up and Down show a section at once; Enter and Tab go into it. */
export function SectionList(props: { readonly onEnter: () => void }): JSX.Element {
  const { t } = useTranslation()
  const current = useSettings((settings) => settings.section)
  const unsaved = useSettings(isUnsaved)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = stepOf(event.key, SECTIONS.indexOf(current))
    const section = to === null ? undefined : SECTIONS[to]
    if (section !== undefined) {
      event.preventDefault()
      showSection(section)
      focusTab(section)
    } else if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      props.onEnter()
    }
  }
  return (
    <div
      role="tablist"
      aria-orientation="vertical"
      aria-label={t('settings.sections.label')}
      className={styles['list']}
      onKeyDown={onKeyDown}
    >
      {SECTIONS.map((section) => (
        <button
          key={section}
          id={tabId(section)}
          type="button"
          role="tab"
          className={styles['item']}
          aria-selected={section === current}
          aria-controls={section === current ? 'settings-section' : undefined}
          tabIndex={section === current ? 0 : -1}
          onClick={() => showSection(section)}
        >
          {t(`settings.sections.${section}`)}
          {unsaved && section === 'shop' ? (
            <span className={styles['unsaved']}>{t('settings.sections.unsaved')}</span>
          ) : null}
        </button>
      ))}
    </div>
  )
}

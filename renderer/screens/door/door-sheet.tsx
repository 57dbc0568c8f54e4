import { useEffect, useRef, type JSX, type ReactNode } from 'react'
import type { Account } from '../../../preload/contract/account.ts'
import { useTranslation } from 'react-i18next'
import { speak } from '../../frame/speak.ts'
import { ModeBadge } from '../../parts/mode-badge.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Shape } from '../../parts/shape.tsx'
import styles from './door.module.css'
import { OtherAccounts } from './other-accounts.tsx'
import type { DoorAct } from './use-door-act.ts'

/**
 * One calm sheet: whose journal, what is true, what was kept, what to press. `facts` are spoken once
 * with the title; the first of them is the loudest.
 */
export function DoorSheet(props: {
  readonly account: Account
  readonly act: DoorAct
  readonly title: string
  readonly facts: readonly string[]
  /** `calm`: nothing is wrong, somebody is only asked to do something. */
  readonly look: 'calm' | 'trouble'
  readonly children: ReactNode
}): JSX.Element {
  const { t } = useTranslation()
  const { account, act, title, facts, look } = props
  const sheet = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const spoken = [title, ...facts].join(' ')
  useEffect(() => speak(spoken, look === 'trouble' ? 'alert' : 'status'), [spoken, look])
  useEffect(() => {
    // A field or button that wants the focus has it by now; no key may press anything unread.
    if (sheet.current?.contains(document.activeElement) !== true) heading.current?.focus()
  }, [title])
  return (
    <main className={styles['page']}>
      <article ref={sheet} className={styles['sheet']} aria-labelledby="door-title">
        <header className={styles['whose']}>
          <span className={styles['program']}>{t('frame.program')}</span>
          <span className="one-line">{account.name}</span>
          <ModeBadge mode={account.mode} />
        </header>
        <div className={styles['lead']}>
          {look === 'trouble' ? <Shape name="mark" className={styles['icon']} /> : null}
          <h1 id="door-title" ref={heading} className={styles['title']} tabIndex={-1}>
            {title}
          </h1>
        </div>
        <div className={styles['facts']}>
          {facts.map((fact) => (
            <p key={fact}>{fact}</p>
          ))}
        </div>
        {props.children}
        <Notice told={act.told} />
        <OtherAccounts account={account} act={act} />
      </article>
    </main>
  )
}

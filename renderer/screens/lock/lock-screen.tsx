import { useLayoutEffect, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { AccountPicture } from '../../../preload/contract/account.ts'
import type { LockAnswer } from '../../../preload/contract/account-answers.ts'
import { languageNow } from '../../i18n.ts'
import { CodePad } from '../../parts/code-pad.tsx'
import { ModeBadge } from '../../parts/mode-badge.tsx'
import { Shape } from '../../parts/shape.tsx'
import { dayOf, timeOfDay } from '../../parts/times.ts'
import { useNow } from '../../parts/use-now.ts'
import { pos } from '../../pos.ts'
import { show } from '../../state/lock-actions.ts'
import { useTill } from '../../state/till-store.ts'
import { leaveCounter } from './leave-counter.ts'
import styles from './lock-screen.module.css'

/** Over everything: whose counter, what time, how many are being checked, and the pad. No names. */
export function LockScreen(props: { readonly picture: AccountPicture }): JSX.Element {
  const { t } = useTranslation()
  const { account, unknown } = props.picture
  const shop = useTill((till) => till.start?.shop.name) ?? ''
  useLayoutEffect(leaveCounter, [])
  return (
    <main className={styles['page']}>
      <div className={styles['about']}>
        <p className={styles['shop']}>
          <span className="one-line">{shop === '' ? account.name : shop}</span>
          {account.mode === 'live' ? null : <ModeBadge mode={account.mode} />}
        </p>
        <Clock />
        <h1 className={styles['title']}>{t('lock.title')}</h1>
        {unknown === 0 ? null : (
          <p className={`${styles['unknown']} figures`} role="status">
            <Shape name="mark" className={styles['icon']} />
            {t('lock.unknown', { count: unknown })}
          </p>
        )}
      </div>
      <CodePad label={t('lock.code')} onCode={unlock} />
    </main>
  )
}

function Clock(): JSX.Element {
  const now = useNow(1_000)
  return (
    <p className={`${styles['clock']} figures`}>
      <span className={styles['time']}>{timeOfDay(now)}</span>
      <span>{dayOf(now, languageNow())}</span>
    </p>
  )
}

async function unlock(code: string): Promise<LockAnswer | null> {
  const answer = await pos['lock.unlock']({ code }).catch(() => null)
  if (answer?.ok !== true) return null
  if (answer.value.state === 'ok') show('unlocked')
  return answer.value
}

import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Preferences } from '../../../../preload/contract/preferences.ts'
import { Button } from '../../../parts/button.tsx'
import type { Told } from '../../../parts/notice.tsx'
import { Buttons } from '../../../parts/section.tsx'
import { Stepper } from '../../../parts/stepper.tsx'
import { useAccount } from '../../../state/account-store.ts'
import { usePreferences } from '../../../state/preferences-store.ts'
import { LockCodeSheet } from './lock-code-sheet.tsx'

/** Bar B-P14 asks for 15 minutes at the most. */
const LOCK_MINUTES = { min: 1, max: 15, step: 1 } as const

/** Whether the screen locks, after how long, and the code that opens it again. */
export function LockGroup(props: {
  readonly onChange: (change: Partial<Preferences>) => void
  readonly onTold: (told: Told) => void
}): JSX.Element {
  const { t } = useTranslation()
  const { lockMinutes } = usePreferences()
  const hasCode = useAccount(({ picture }) => picture !== null && picture.lock !== 'off')
  const [sheet, setSheet] = useState<'set' | 'remove' | null>(null)
  return (
    <>
      <p>{t(hasCode ? 'settings.lock.set' : 'settings.lock.none')}</p>
      <Buttons>
        <Button onClick={() => setSheet('set')}>
          {t(hasCode ? 'settings.lock.change' : 'settings.lock.give')}
        </Button>
        {hasCode ? (
          <Button onClick={() => setSheet('remove')}>{t('settings.lock.remove')}</Button>
        ) : null}
      </Buttons>
      <Stepper
        label={t('settings.lock.after')}
        hint={t(hasCode ? 'settings.lock.afterHint' : 'settings.lock.afterIdle')}
        shown={t('settings.lock.minutes', { minutes: lockMinutes })}
        less={t('settings.lock.less')}
        more={t('settings.lock.more')}
        value={lockMinutes}
        range={LOCK_MINUTES}
        onChange={(minutes) => props.onChange({ lockMinutes: minutes })}
      />
      {sheet === null ? null : (
        <LockCodeSheet
          removes={sheet === 'remove'}
          hasCode={hasCode}
          onClose={() => setSheet(null)}
          onDone={() => {
            setSheet(null)
            props.onTold({
              tone: 'ok',
              text: t(sheet === 'remove' ? 'settings.lock.removed' : 'settings.lock.done'),
            })
          }}
        />
      )}
    </>
  )
}

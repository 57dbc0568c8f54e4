import { useEffect, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { StartPage } from '../../frame/start-page.tsx'
import { RecoveryCodeForm } from '../../parts/recovery-code-form.tsx'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { useOpenWithCode } from './use-open-with-code.ts'

/** A journal that opens at once shows no sheet: it would only flicker. */
const SHOWN_AFTER_MS = 1_000

/**
 * The journal is being opened; after a while, what it may be waiting for. A keychain that waits for a
 * person may never answer, so the recovery code opens the journal meanwhile where it can.
 */
export function OpeningDoor(
  props: DoorProps & { readonly waits: boolean; readonly hasCode: boolean },
): JSX.Element {
  const { t } = useTranslation()
  const { opened, ask } = useOpenWithCode()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!slow && !props.waits) return <StartPage problem={null} onAgain={() => {}} />
  const takesCode = props.waits && props.hasCode && !opened
  const facts: string[] = [t(props.waits ? 'door.opening.waits' : 'door.opening.calm')]
  if (takesCode) facts.push(t('door.opening.code'))
  return (
    <DoorSheet {...props} title={t('door.opening.title')} facts={facts} look="calm">
      {takesCode ? (
        // Not focused by itself: a password meant for the system's window must not be typed here.
        <RecoveryCodeForm
          label={t('door.code.label')}
          submit={t('door.needs-code.submit')}
          ask={ask}
        />
      ) : null}
    </DoorSheet>
  )
}

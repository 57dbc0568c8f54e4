import { useEffect, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { StartPage } from '../../frame/start-page.tsx'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'

/** A journal that opens at once shows no sheet: it would only flicker. */
const SHOWN_AFTER_MS = 1_000

/** The journal is being opened; after a while, what it may be waiting for. */
export function OpeningDoor(props: DoorProps & { readonly waits: boolean }): JSX.Element {
  const { t } = useTranslation()
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SHOWN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [])
  if (!slow && !props.waits) return <StartPage problem={null} onAgain={() => {}} />
  const facts = [t(props.waits ? 'door.opening.waits' : 'door.opening.calm')]
  return (
    <DoorSheet {...props} title={t('door.opening.title')} facts={facts} look="calm">
      {null}
    </DoorSheet>
  )
}

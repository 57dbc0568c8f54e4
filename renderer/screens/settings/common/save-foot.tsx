import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from '../../../parts/act-button.tsx'
import { Button } from '../../../parts/button.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { isUnsaved, useSettings } from '../../../state/settings-store.ts'
import { useIsHeldUp } from '../../../state/use-draft.ts'

/** Save, back to what is kept, and how it stands: at the foot of what edits the profile. */
export function SaveFoot(props: {
  readonly word: string
  readonly busy: boolean
  /** What the last save came to; a later change says more. */
  readonly told: Told | null
  readonly onRevert: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const unsaved = useSettings(isUnsaved)
  const heldUp = useIsHeldUp()
  const standing = (): Told | null => {
    if (heldUp) return { tone: 'no', text: t('settings.shop.mended') }
    if (props.told?.tone === 'no') return props.told
    return unsaved ? { tone: 'wait', text: t('settings.shop.unsaved') } : props.told
  }
  return (
    <>
      <ActButton
        type="submit"
        look="filled"
        aria-keyshortcuts="Control+S"
        word={props.word}
        busyWord={t('settings.shop.saving')}
        busy={props.busy}
      />
      <Button aria-disabled={!unsaved} onClick={() => (unsaved ? props.onRevert() : undefined)}>
        {t('settings.shop.revert')}
      </Button>
      <Notice told={standing()} />
    </>
  )
}

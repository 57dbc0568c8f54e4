import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { KeychainReason } from '../../../preload/contract/account.ts'
import { RecoveryCodeForm } from '../../parts/recovery-code-form.tsx'
import styles from './door.module.css'
import type { DoorProps } from './door-screen.tsx'
import { DoorSheet } from './door-sheet.tsx'
import { RetryButton } from './retry-button.tsx'
import { useOpenWithCode } from './use-open-with-code.ts'

/** With these the code puts the key back, so that charging goes on as well. */
const GIVES_BACK: readonly KeychainReason[] = ['absent', 'malformed']

/** The keychain gives no key, and the recovery code would open the journal. */
export function CodeDoor(props: DoorProps & { readonly why: KeychainReason }): JSX.Element {
  const { t } = useTranslation()
  const { act, why } = props
  const { opened, ask } = useOpenWithCode()
  const facts = [
    `${t(`door.keychain.${why}.why`)} ${t('door.needs-code.kept')}`,
    t(`door.keychain.${why}.advice`),
    t(GIVES_BACK.includes(why) ? 'door.needs-code.whole' : 'door.needs-code.review'),
  ]
  return (
    <DoorSheet {...props} title={t('door.needs-code.title')} facts={facts} look="trouble">
      {opened ? (
        <p className={styles['name']}>{t('door.opening.title')}</p>
      ) : (
        <RecoveryCodeForm
          autoFocus
          label={t('door.code.label')}
          submit={t('door.needs-code.submit')}
          ask={ask}
        >
          <RetryButton act={act} of="keychain" />
        </RecoveryCodeForm>
      )}
    </DoorSheet>
  )
}

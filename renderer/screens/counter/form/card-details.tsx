import { useTranslation } from 'react-i18next'
import { useTill } from '../../../state/till-store.ts'
import { ExpiryField } from './expiry-field.tsx'
import { IdentityField } from './identity-field.tsx'
import { PinField } from './pin-field.tsx'
import styles from './form.module.css'

/** Expiry, identity and PIN, side by side; the shop decides which of the last two are asked. */
export function CardDetails() {
  const { t } = useTranslation()
  const asksIdentity = useTill((till) => till.start?.rules.asksIdentity) ?? true
  const asksPin = useTill((till) => till.start?.rules.asksPin) ?? true
  return (
    <div className={styles['details']} role="group" aria-label={t('form.card')}>
      <ExpiryField />
      {asksIdentity ? <IdentityField /> : null}
      {asksPin ? <PinField /> : null}
    </div>
  )
}

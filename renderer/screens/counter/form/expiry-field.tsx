import { useTranslation } from 'react-i18next'
import { formatExpiry } from '../../../../preload/contract/expiry.ts'
import { markField } from '../../../state/form-actions.ts'
import { typedDigits } from '../../../state/typed-card.ts'
import { advanceWhenFull, expiryIsFull, refusalOf, swappedExpiry } from './advance.ts'
import { SecretField } from './secret-field.tsx'
import { useTyped } from './use-typed.ts'

/** Month and year. Typed the other way round it offers to swap them. */
export function ExpiryField() {
  const { t } = useTranslation()
  const offersSwap = useTyped('expiry', (digits) => swappedExpiry(digits) !== null)
  const swapped = offersSwap ? swappedExpiry(typedDigits('expiry')) : null
  return (
    <SecretField
      field="expiry"
      label={t('form.expiry')}
      show={formatExpiry}
      hint={t('form.hint.expiry')}
      warning={
        swapped === null ? null : t('form.hint.expirySwap', { expiry: formatExpiry(swapped) })
      }
      onTyped={(atEnd) => {
        if (atEnd) advanceWhenFull('expiry')
        sayWhenWrong()
      }}
    />
  )
}

/** A whole expiry that cannot be is said at once, unless there is a swap to offer instead. */
function sayWhenWrong(): void {
  const digits = typedDigits('expiry')
  const refusal = refusalOf('expiry')
  if (refusal !== null && expiryIsFull(digits) && swappedExpiry(digits) === null) markField(refusal)
}

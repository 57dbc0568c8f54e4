import { useTranslation } from 'react-i18next'
import { isSharedCard } from '../../../../preload/contract/card-rules.ts'
import { advanceWhenFull } from './advance.ts'
import { SecretField } from './secret-field.tsx'
import { dots } from './typed-model.ts'
import { useTyped } from './use-typed.ts'

/** The PIN's first two digits: dots from the first key on. */
export function PinField() {
  const { t } = useTranslation()
  const optional = useTyped('identity', isSharedCard)
  return (
    <SecretField
      field="pin"
      label={t('form.pin')}
      show={dots}
      hint={optional ? t('form.hint.pinOptional') : ''}
      warning={null}
      onTyped={(atEnd) => {
        if (atEnd) advanceWhenFull('pin')
      }}
    />
  )
}

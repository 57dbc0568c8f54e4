import { useTranslation } from 'react-i18next'
import { FORBIDDEN_LENGTH, parseIdentity } from '../../../../preload/contract/identity.ts'
import { markField } from '../../../state/form-actions.ts'
import { typedDigits } from '../../../state/typed-card.ts'
import { refusalOf } from './advance.ts'
import { SecretField } from './secret-field.tsx'
import { useTyped } from './use-typed.ts'

/** Date of birth or business number; the hint names what was recognised. */
export function IdentityField() {
  const { t } = useTranslation()
  const known = useTyped('identity', knownKind)
  return (
    <SecretField
      field="identity"
      label={t('form.identity')}
      show={showPlain}
      hint={known === null ? t('form.hint.identity') : t(`form.hint.${known}Known`)}
      warning={null}
      onTyped={sayWhenWrong}
    />
  )
}

function showPlain(digits: string): string {
  return digits
}

function knownKind(digits: string): 'birth' | 'business' | null {
  const reading = parseIdentity(digits)
  return reading.ok ? reading.kind : null
}

/** At ten digits nothing better can follow; at thirteen nothing may be kept. */
function sayWhenWrong(): void {
  const { length } = typedDigits('identity')
  if (length !== 10 && length !== FORBIDDEN_LENGTH) return
  const refusal = refusalOf('identity')
  if (refusal !== null) markField(refusal)
}

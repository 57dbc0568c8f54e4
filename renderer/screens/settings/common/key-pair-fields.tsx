import { useState, type JSX, type Ref, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Columns } from '../../../parts/section.tsx'
import { readSecret, SecretField } from '../../../parts/secret-field.tsx'

/** REST key and secret, as their two inputs hold them. */
export interface KeyPair {
  readonly key: string
  readonly secret: string
}

type Input = RefObject<HTMLInputElement | null>

export function readKeyPair(key: Input, secret: Input): KeyPair {
  return { key: readSecret(key.current), secret: readSecret(secret.current) }
}

/**
 * Empties both by putting new inputs in their place: undoing then brings nothing back. `generation`
 * is the key the fields are to be drawn with.
 */
export function useWipe(): { readonly generation: number; readonly wipe: () => void } {
  const [generation, setGeneration] = useState(0)
  return { generation, wipe: () => setGeneration((before) => before + 1) }
}

interface KeyPairFieldsProps {
  readonly keyRef: Ref<HTMLInputElement>
  readonly secretRef: Ref<HTMLInputElement>
  readonly disabled: boolean
}

/** The two fields a pair is pasted into. */
export function KeyPairFields({ keyRef, secretRef, disabled }: KeyPairFieldsProps): JSX.Element {
  const { t } = useTranslation()
  return (
    <Columns>
      <SecretField
        ref={keyRef}
        label={t('settings.portone.keys.key')}
        hint={t('settings.portone.keys.paste')}
        disabled={disabled}
      />
      <SecretField
        ref={secretRef}
        label={t('settings.portone.keys.secret')}
        hint={t('settings.portone.keys.paste')}
        disabled={disabled}
      />
    </Columns>
  )
}

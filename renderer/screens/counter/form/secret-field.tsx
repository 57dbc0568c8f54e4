import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { cardTouched } from '../../../state/form-actions.ts'
import { subscribeTyped, type CardFieldName } from '../../../state/typed-card.ts'
import { forgetAdvance } from './advance.ts'
import { DigitField } from './digit-field.tsx'
import styles from './form.module.css'
import { Hint } from './hint.tsx'
import { dots, typedModel } from './typed-model.ts'
import { useProblem } from './use-problem.ts'
import { useGeneration } from './use-typed.ts'

interface Props {
  readonly field: Exclude<CardFieldName, 'card'>
  readonly label: string
  readonly show: (digits: string) => string
  readonly hint: string
  /** A hint that asks for something; it may run past the field's edge. */
  readonly warning: string | null
  readonly onTyped: (atEnd: boolean) => void
}

/** One of the three narrow fields: digits while it has the focus, dots once it is left. */
export function SecretField({ field, label, show, hint, warning, onTyped }: Props) {
  const { t } = useTranslation()
  const generation = useGeneration(field)
  const problem = useProblem(field)
  const model = useMemo(() => typedModel(field), [field])
  const [letters, setLetters] = useState(false)
  return (
    <div className={styles[field]}>
      <label id={`${field}-label`} className={styles['label']}>
        {label}
      </label>
      <DigitField
        key={generation}
        field={field}
        className={styles['secretInput'] ?? ''}
        rules={{
          model,
          show,
          hide: (digits) => dots(show(digits)),
          onChanged: ({ atEnd }) => {
            setLetters(false)
            forgetAdvance()
            cardTouched(field)
            onTyped(atEnd)
          },
          onRefused: (why) => setLetters(why === 'letters'),
          onPaste: () => {},
        }}
        labelledBy={`${field}-label`}
        describedBy={`${field}-hint`}
        invalid={problem !== null}
        subscribe={subscribeTyped}
      />
      <Hint
        id={`${field}-hint`}
        problem={problem}
        warning={letters ? t('form.hint.digits') : warning}
        text={hint}
      />
    </div>
  )
}

import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import {
  formatCardNumber,
  knownLength,
  maskCard,
  passesLuhn,
} from '../../../../preload/contract/card-number.ts'
import { guessBrand } from '../../../../preload/contract/issuer.ts'
import { cardTouched } from '../../../state/form-actions.ts'
import { subscribeTyped } from '../../../state/typed-card.ts'
import { advanceWhenFull, forgetAdvance, typedIsSample } from './advance.ts'
import { DigitField } from './digit-field.tsx'
import styles from './form.module.css'
import { Hint } from './hint.tsx'
import { pasteCard, type PasteProblem } from './paste-card.ts'
import { typedModel } from './typed-model.ts'
import { useProblem } from './use-problem.ts'
import { useGeneration, useTyped } from './use-typed.ts'

const model = typedModel('card')
const IN_FIELD = { separator: ' ', hidden: '•' }

/** The card number: grouped while it is typed, hidden but for six and four when left. */
export function CardField() {
  const { t } = useTranslation()
  const generation = useGeneration('card')
  const brand = useTyped('card', guessBrand)
  const warning = useTyped('card', warningOf)
  const problem = useProblem('card')
  const [quiet, setQuiet] = useState<'digits' | 'full' | PasteProblem | null>(null)
  const hint =
    warning === 'luhn'
      ? t('form.hint.luhn')
      : warning === 'sample'
        ? t('form.hint.guideSample')
        : ''
  const quietHint = quiet === null ? null : t(QUIET[quiet])
  return (
    <div className={styles['cardBlock']}>
      <div className={styles['labelLine']}>
        <label id="card-label" className={styles['label']}>
          {t('form.card')}
        </label>
        <span className={styles['issuer']}>{brand === null ? '' : t(`form.brand.${brand}`)}</span>
      </div>
      <DigitField
        key={generation}
        field="card"
        className={styles['cardInput'] ?? ''}
        rules={{
          model,
          show: formatCardNumber,
          hide: (digits) => maskCard(digits, IN_FIELD),
          onChanged: ({ atEnd }) => {
            setQuiet(null)
            forgetAdvance()
            cardTouched('card')
            if (atEnd) advanceWhenFull('card')
          },
          onRefused: (why) => setQuiet(why === 'letters' ? 'digits' : 'full'),
          onPaste: (text) => setQuiet(pasteCard(text)),
        }}
        labelledBy="card-label"
        describedBy="card-hint"
        invalid={problem !== null}
        subscribe={subscribeTyped}
      />
      <Hint
        id="card-hint"
        problem={problem}
        warning={quietHint ?? (warning === 'luhn' ? hint : null)}
        text={hint}
      />
    </div>
  )
}

const QUIET = {
  digits: 'form.hint.digits',
  full: 'form.problem.card.long',
  thirteen: 'form.hint.pasteThirteen',
  unclear: 'form.hint.pasteUnclear',
  'too-long': 'form.hint.pasteTooLong',
} as const

/** A number that is whole by its length, and one of no known length from fourteen digits on. */
function warningOf(digits: string): 'luhn' | 'sample' | null {
  if (typedIsSample()) return 'sample'
  const whole = knownLength(digits)
  const complete = whole === null ? digits.length >= 14 : digits.length >= whole
  return complete && !passesLuhn(digits) ? 'luhn' : null
}

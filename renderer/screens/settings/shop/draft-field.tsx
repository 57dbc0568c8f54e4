import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { KoreanWords } from '../../../../preload/contract/words/words.ts'
import { Field } from '../../../parts/field.tsx'
import { changeDraft } from '../../../state/profile-actions.ts'
import type { ProfileDraft } from '../../../state/profile-draft.ts'
import {
  PROFILE_LIMITS,
  type DraftProblem,
  type DraftText,
} from '../../../state/profile-problems.ts'
import { useDraft, useDraftProblem } from '../../../state/use-draft.ts'

type TypedField = DraftText | 'businessNumber' | 'largeWon' | 'capWon' | 'cutoff'
type Words = keyof KoreanWords['settings']['shop']

/** The sentence of a problem; `limit` is the longest text there is room for. */
export function useProblemSentence(): (
  problem: DraftProblem | null,
  limit?: number,
) => string | null {
  const { t } = useTranslation()
  return (problem, limit) => {
    if (problem === null) return null
    if (problem !== 'tooLong') return t(`settings.shop.problem.${problem}`)
    return limit === undefined
      ? t('settings.shop.problem.tooLongPlain')
      : t('settings.shop.problem.tooLong', { limit })
  }
}

function limitOf(field: TypedField): number | undefined {
  return field in PROFILE_LIMITS ? PROFILE_LIMITS[field as DraftText] : undefined // asked just before
}

/** A field of the profile, as it is typed. `tidy` writes it as it will be kept once it is left. */
export function DraftTextField(props: {
  readonly field: TypedField
  readonly label: Words & TypedField
  readonly hint?: string
  readonly good?: string | null
  readonly unit?: string
  readonly whole?: boolean
  readonly tidy?: (text: string) => string
  readonly inputMode?: 'numeric' | 'tel' | 'email'
}): JSX.Element | null {
  const { t } = useTranslation()
  const { field, tidy } = props
  const draft = useDraft()
  const [left, setLeft] = useState(false)
  const sentence = useProblemSentence()
  const problem = useDraftProblem(field, left)
  if (draft === null) return null
  const text = draft[field]
  const change = (value: string) =>
    changeDraft({ [field]: value } satisfies Partial<ProfileDraft>, field)
  return (
    <Field
      data-draft={field}
      label={t(`settings.shop.${props.label}`)}
      hint={props.hint}
      good={props.good}
      problem={sentence(problem, limitOf(field))}
      unit={props.unit}
      whole={props.whole}
      inputMode={props.inputMode}
      // Roomier than the limit, so that text that is too long is seen and refused rather than cut.
      maxLength={(limitOf(field) ?? 20) + 40}
      value={text}
      onChange={(event) => change(event.target.value)}
      onFocus={() => setLeft(false)}
      onBlur={() => {
        setLeft(true)
        const tidied = tidy?.(text) ?? text
        if (tidied !== text) change(tidied)
      }}
    />
  )
}

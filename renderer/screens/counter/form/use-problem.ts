import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { formatWon } from '../../../../preload/contract/money.ts'
import type { FieldName } from '../../../../preload/contract/result.ts'
import { languageNow } from '../../../i18n.ts'
import { useCounter, type Mark } from '../../../state/counter-store.ts'
import { useTill } from '../../../state/till-store.ts'

type Translate = TFunction

/** The sentence of what is wrong with a field, or null when it is not outlined. */
export function useProblem(field: FieldName): string | null {
  const { t } = useTranslation()
  const problem = useCounter(({ mark }) => (mark?.field === field ? mark.problem : null))
  const cap = useTill((till) => till.start?.rules.capWon) ?? 0
  if (problem === null) return null
  if (problem === 'over-cap') {
    return t('form.problem.amount.over-cap', { cap: formatWon(cap, languageNow()) })
  }
  return problem === 'declined' ? t('form.hint.refusedByIssuer') : sentence(t, field, problem)
}

type Problem = Exclude<Mark['problem'], 'declined'>

/** What is said the same way in every field. */
const EVERYWHERE = {
  resident: 'form.problem.identity.resident',
  corporate: 'form.problem.identity.corporate',
  'holds-card-number': 'form.problem.text.cardNumber',
  'holds-resident-number': 'form.problem.text.residentNumber',
  'shared-card-in-full': 'form.hint.sharedCard',
} as const

function isEverywhere(problem: Problem): problem is keyof typeof EVERYWHERE {
  return Object.hasOwn(EVERYWHERE, problem)
}

function sentence(t: Translate, field: FieldName, problem: Problem): string {
  return isEverywhere(problem) ? t(EVERYWHERE[problem]) : sentenceOfField(t, field, problem)
}

function sentenceOfField(t: Translate, field: FieldName, problem: Problem): string {
  switch (field) {
    case 'amount':
      return t(
        problem === 'missing' || problem === 'zero'
          ? 'form.problem.amount.missing'
          : 'form.problem.amount.other',
      )
    case 'taxFree':
      return t('form.problem.taxFree')
    case 'card':
      if (problem === 'missing') return t('form.problem.card.missing')
      if (problem === 'not-digits') return t('form.hint.digits')
      return t(problem === 'too-long' ? 'form.problem.card.long' : 'form.problem.card.short')
    case 'expiry':
      return t(EXPIRY[problem] ?? 'form.problem.expiry.short')
    case 'identity':
      return t(IDENTITY[problem] ?? 'form.problem.identity.length')
    case 'pin':
      return t('form.problem.pin.missing')
    case 'installments':
      return t(
        problem === 'installments-not-offered'
          ? 'form.problem.installments.offered'
          : 'form.problem.installments.minimum',
      )
    case 'item':
      return t('form.problem.text.item')
    case 'buyerName':
      return t('form.problem.text.buyerName')
    case 'buyerPhone':
      return t('form.problem.text.buyerPhone')
    case 'buyerEmail':
      return t('form.problem.text.buyerEmail')
    case 'reason':
      return t('form.problem.text.reason')
  }
}

const EXPIRY: Partial<
  Record<
    Mark['problem'],
    | 'form.problem.expiry.missing'
    | 'form.problem.expiry.month'
    | 'form.problem.expiry.expired'
    | 'form.problem.expiry.far'
  >
> = {
  missing: 'form.problem.expiry.missing',
  month: 'form.problem.expiry.month',
  expired: 'form.problem.expiry.expired',
  'too-far': 'form.problem.expiry.far',
}

const IDENTITY: Partial<
  Record<
    Mark['problem'],
    | 'form.problem.identity.missing'
    | 'form.problem.identity.birth'
    | 'form.problem.identity.business'
  >
> = {
  missing: 'form.problem.identity.missing',
  birth: 'form.problem.identity.birth',
  business: 'form.problem.identity.business',
}

import type { ChargeBlock } from '../../../preload/contract/account.ts'
import type { Failure } from '../../../preload/contract/result.ts'
import { i18n } from '../../i18n.ts'

/** What the panel says when a charge ended without an order. */
export interface Refusal {
  /** What cannot promise that nothing was charged stands in the checking colours. */
  readonly panel: 'no' | 'wait'
  readonly headline: string
  readonly fact: string
  readonly reason: string
  readonly advice: string
  readonly reference: string | null
  readonly spoken: string
}

/** Money first, then why, then what to do. `online` tells a cut line from a silent gateway. */
export function refusalOf(failure: Failure, online: boolean): Refusal {
  if (failure.kind === 'bug') return bug(failure.reference)
  if (failure.kind === 'earlier-attempt-unclear' || failure.kind === 'sale-not-open') {
    return noPromise({
      reason: i18n.t(`outcome.refused.${failure.kind}.reason`),
      advice: i18n.t(`outcome.refused.${failure.kind}.advice`),
      reference: null,
    })
  }
  return notCharged(wordsOf(failure, online))
}

/** Nothing was sent: the kinds of a refusal that have words of their own. */
const OWN_WORDS = [
  'gateway-unreachable',
  'keys-refused',
  'too-many-open',
  'journal-unwritable',
  'invalid',
  'refused',
  'account-closed',
  'locked',
] as const satisfies readonly Failure['kind'][]

function hasOwnWords(kind: Failure['kind']): kind is (typeof OWN_WORDS)[number] {
  return OWN_WORDS.some((own) => own === kind)
}

type Why = Pick<Refusal, 'reason' | 'advice'>

/** What is left after these belongs to other screens, and nothing of it sends a charge either. */
function wordsOf(failure: Failure, online: boolean): Why {
  if (failure.kind === 'charging-blocked') return blocked(failure.block)
  if (failure.kind === 'gateway-unreachable' && !online) return said('offline')
  return said(hasOwnWords(failure.kind) ? failure.kind : 'other')
}

type Words = (typeof OWN_WORDS)[number] | Exclude<ChargeBlock['kind'], 'keychain'>

function said(key: Words | 'offline' | 'other'): Why {
  return {
    reason: i18n.t(`outcome.refused.${key}.reason`),
    advice: i18n.t(`outcome.refused.${key}.advice`),
  }
}

function blocked(block: ChargeBlock): Why {
  if (block.kind !== 'keychain') return said(block.kind)
  return {
    reason: i18n.t(`door.keychain.${block.why}.why`),
    advice: i18n.t(`door.keychain.${block.why}.advice`),
  }
}

function notCharged(why: Why): Refusal {
  const fact = i18n.t('outcome.refused.fact')
  return {
    panel: 'no',
    headline: i18n.t('outcome.refused.headline'),
    fact,
    ...why,
    reference: null,
    spoken: i18n.t('outcome.spoken.notCharged', { fact, reason: why.reason }),
  }
}

function bug(reference: string): Refusal {
  return noPromise({
    reason: i18n.t('outcome.bug.reason'),
    advice: i18n.t('outcome.bug.advice'),
    // The bridge itself was torn: then there is no reference to give.
    reference: reference === '' ? null : i18n.t('outcome.bug.reference', { reference }),
  })
}

/**
 * A bug, or an earlier try of this sale that may be open or paid: nobody may be told that nothing was
 * charged, only to look before charging again.
 */
function noPromise(why: Pick<Refusal, 'reason' | 'advice' | 'reference'>): Refusal {
  const headline = i18n.t('outcome.bug.headline')
  const fact = i18n.t('outcome.bug.fact')
  return {
    panel: 'wait',
    headline,
    fact,
    ...why,
    spoken: i18n.t('outcome.spoken.alarm', { headline, fact }),
  }
}

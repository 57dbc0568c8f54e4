import type { KeychainReason } from '../../../../preload/contract/account.ts'
import { i18n } from '../../../i18n.ts'
import type { Refused } from '../../../state/answer-of.ts'

/** Why a press came to nothing, in one or two sentences. */
export function refusedSentence(failure: Refused): string {
  switch (failure.kind) {
    case 'silent':
      return i18n.t('settings.refused.silent')
    case 'bug':
      return i18n.t('settings.refused.bug', { reference: failure.reference })
    case 'gateway-unreachable':
      return i18n.t('settings.refused.unreachable')
    case 'keys-refused':
      return i18n.t('settings.refused.keys')
    case 'journal-unwritable':
      return i18n.t('settings.refused.unwritable')
    case 'account-closed':
      return i18n.t('settings.refused.closed')
    case 'locked':
      return i18n.t('settings.refused.locked')
    case 'charge-in-flight':
      return i18n.t('settings.refused.inFlight')
    case 'orders-unsettled':
      return i18n.t('settings.refused.unsettled', { count: failure.unknown })
    case 'code-needed':
      return i18n.t('settings.refused.codeNeeded')
    case 'code-refused':
      return codeSentence(failure.waitMs)
    case 'backup-unusable':
      return i18n.t(`settings.backup.unusable.${failure.why}`)
    default:
      return i18n.t('settings.refused.other')
  }
}

function codeSentence(waitMs: number): string {
  return waitMs === 0
    ? i18n.t('settings.refused.codeWrong')
    : i18n.t('settings.refused.codeWait', { seconds: Math.ceil(waitMs / 1_000) })
}

/** Why the key store does not give or take the REST keys, and what to do. */
export function keychainSentence(why: KeychainReason): string {
  if (why === 'malformed' || why === 'absent' || why === 'other-key') {
    return i18n.t(`settings.portone.keychain.${why}`)
  }
  return `${i18n.t(`door.keychain.${why}.why`)} ${i18n.t(`door.keychain.${why}.advice`)}`
}

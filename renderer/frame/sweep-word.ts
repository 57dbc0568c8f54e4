import { useTranslation } from 'react-i18next'
import type { AccountPicture } from '../../preload/contract/account.ts'
import { timeOfDay } from '../parts/times.ts'
import { useAccount } from '../state/account-store.ts'

export type SaidOfSweep =
  | { readonly word: 'sweptNever' | 'sweeping' | 'sweepWaits' | 'sweepOtherAccount' }
  | { readonly word: 'swept'; readonly time: string }
  | { readonly word: 'reconciling'; readonly percent: number }

/**
 * What the status bar says of the gateway's payments, or null where there is nothing to compare with:
 * in practice, and while the account is still being set up or is open for review only.
 */
export function saidOfSweep({ account, chargeBlock, sweep }: AccountPicture): SaidOfSweep | null {
  if (account.mode === 'practice') return null
  if (chargeBlock?.kind === 'set-up' || chargeBlock?.kind === 'keychain') return null
  const { lastAt, running, progress, problem } = sweep
  if (problem === 'other-account') return { word: 'sweepOtherAccount' }
  if (running && progress !== null) return { word: 'reconciling', percent: progress }
  if (problem !== null) return { word: 'sweepWaits' }
  if (lastAt !== null) return { word: 'swept', time: timeOfDay(lastAt) }
  return { word: running ? 'sweeping' : 'sweptNever' }
}

/** In words, or null. */
export function useSweepWord(): string | null {
  const { t } = useTranslation()
  const picture = useAccount((account) => account.picture)
  const said = picture === null ? null : saidOfSweep(picture)
  if (said === null) return null
  switch (said.word) {
    case 'swept':
      return t('frame.status.swept', { time: said.time })
    case 'reconciling':
      return t('frame.status.reconciling', { percent: said.percent })
    default:
      return t(`frame.status.${said.word}`)
  }
}

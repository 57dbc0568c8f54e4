/** How the sale id of a trial begins: the journal knows one by it after any crash. */
export const TRIAL_PREFIX = 'trial-'

/** A trial is a charge of somebody's own card that goes back at once; it need not be more, won. */
export const TRIAL_MAX_WON = 1_000

export function isTrialSale(saleId: string): boolean {
  return saleId.startsWith(TRIAL_PREFIX)
}

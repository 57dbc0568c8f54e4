import type { AppStart } from '../../preload/contract/contract.ts'
import type { Profile } from '../../preload/contract/profile.ts'
import type { TillRules } from '../till/till.ts'

/** What every charge of the account is held to. */
export function rulesOf(profile: Profile): TillRules {
  const { keyIn } = profile.channels
  return {
    taxType: profile.taxType,
    installments: profile.installments,
    asksIdentity: profile.asksIdentity,
    asksPin: profile.asksPin,
    largeWon: profile.largeWon,
    capWon: profile.capWon,
    duplicateMinutes: profile.duplicateMinutes,
    sandbox: profile.sandbox,
    channel: keyIn === null ? null : addressOf(keyIn),
    // No issuer knows that card: on a real channel it would only be a declined charge.
    acceptsGuideSample: profile.mode === 'practice',
    defaultItemName: profile.defaultItemName,
    defaultBuyer: profile.defaultBuyer,
  }
}

/** What the page learns of the account when it loads. */
export function startOf(
  profile: Profile,
): Pick<AppStart, 'mode' | 'shop' | 'staffName' | 'rules' | 'defaultItemName' | 'quickItems'> {
  const { asksIdentity, asksPin, capWon, duplicateMinutes, largeWon, taxType } = profile
  return {
    mode: profile.mode,
    shop: profile.shop,
    staffName: profile.staffName,
    rules: {
      installments: [...profile.installments],
      asksIdentity,
      asksPin,
      largeWon,
      capWon,
      duplicateMinutes,
      taxType,
    },
    defaultItemName: profile.defaultItemName,
    quickItems: profile.quickItems,
  }
}

/** `{pg}.{MID}`, as a charge is addressed (portone-v1.md §2.1, `pg`). */
export function addressOf(channel: {
  readonly provider: string
  readonly merchantId: string
}): string {
  return `${channel.provider}.${channel.merchantId}`
}

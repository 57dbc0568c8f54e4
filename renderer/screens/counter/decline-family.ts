/**
 * INICIS result codes whose cause we can name (portone-v1.md §5.11). Communication codes are not
 * here: they are 확인 중. A code we do not know shows the gateway's own text only.
 */
const FAMILIES = {
  number: ['500601', '120048'],
  expiry: ['120004', '500638', '1165'],
  identity: ['120051', '120052', '500635', '500616'],
  pin: ['120019'],
  pinLocked: ['120021'],
  limit: ['120049', '120002', '120016', '120037'],
  balance: ['120054'],
  suspended: ['120001'],
  unusable: ['120026'],
  installments: ['120011', '120005', '500607', '500649', '500650', '500651'],
  minimum: ['500608', '500690', '500654'],
  shopLimit: ['500644', '500645', '500646', '500647', '500648'],
} as const satisfies Record<string, readonly string[]>

export type DeclineFamily = keyof typeof FAMILIES

const byCode = new Map<string, DeclineFamily>()
for (const [family, codes] of Object.entries(FAMILIES)) {
  // `Object.entries` widens the keys of a const object to string.
  for (const code of codes) byCode.set(code, family as DeclineFamily)
}

/** The family of a decline, or null when only the gateway's own words can be shown. */
export function declineFamily(code: string): DeclineFamily | null {
  return byCode.get(code) ?? null
}

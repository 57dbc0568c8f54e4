import { randomBytes, randomInt } from 'node:crypto'
import { birthNeedle, nameNeedle, requestNeedles, secretNeedle, type Needle } from './needles.ts'

/** What one drive types and is given. Random, kept in memory only, and never printed. */
export interface Canaries {
  /** `YYMMDD`. */
  readonly birth: string
  readonly pin: string
  /** `MMYY`. */
  readonly expiry: string
  readonly restKey: string
  readonly restSecret: string
  readonly accessToken: string
  readonly buyerName: string
}

const two = (value: number) => String(value).padStart(2, '0')

export function makeCanaries(): Canaries {
  return {
    // Years that are no hour of a clock; `needles.ts` says why.
    birth: `${randomInt(60, 100)}${two(randomInt(1, 13))}${two(randomInt(1, 29))}`,
    pin: two(randomInt(100)),
    expiry: `${two(randomInt(1, 13))}${randomInt(29, 35)}`,
    restKey: randomBytes(20).toString('hex'),
    restSecret: randomBytes(40).toString('hex'),
    accessToken: randomBytes(20).toString('hex'),
    buyerName: '홍카나리',
  }
}

export function canaryNeedles(canaries: Canaries): readonly Needle[] {
  const { birth, pin, expiry } = canaries
  const sent = `20${expiry.slice(2)}-${expiry.slice(0, 2)}`
  return [
    birthNeedle(birth),
    nameNeedle(canaries.buyerName),
    secretNeedle('REST key', canaries.restKey),
    secretNeedle('REST secret', canaries.restSecret),
    secretNeedle('access token', canaries.accessToken),
    ...requestNeedles({
      birth: [birth],
      identity: [birth],
      pwd_2digit: [pin],
      pin: [pin],
      expiry: [sent, expiry, `${expiry.slice(0, 2)}/${expiry.slice(2)}`],
    }),
  ]
}

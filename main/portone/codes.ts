/**
 * What KG INICIS and PortOne put into `message` and `fail_reason` (portone-v1.md §4.4, §5.11). There
 * is no stable table and no stable place: these readings choose words to show and decide to look
 * again, never that money did or did not move.
 */

const COMMUNICATION_CODES: ReadonlySet<string> = new Set([
  '500050', // receiving failed
  '500051', // sending failed
  '500055', // communication
  '120035', // issuer
  '120041', // VAN
  '1200I1', // cancelled by a timeout
  '1200I2', // cancelled by a late reply
  '500127', // failed; check for a duplicate
])

const DUPLICATE_CODES: ReadonlySet<string> = new Set([
  '500619', // order number
  '500630', // transaction id
  '500631', // timestamp
  '120036', // issuer
])

const COMMUNICATION_WORDS =
  /통신|타임\s*아웃|시간\s*초과|응답\s*(?:이\s*)?(?:없|지연)|time[\s-]*out|timed\s+out|communicat/iu
const DUPLICATE_WORDS = /이미|중복|duplicat|already/iu

/** As INICIS writes them: six digits, or four to six characters with a letter among digits. */
const CODE = '(?:\\d{6}|\\d{4}|(?=[0-9A-Z]*\\d)(?=[0-9A-Z]*[A-Z])[0-9A-Z]{4,6})'
/** Where a code may stand, the surest first. */
const PLACES = [
  new RegExp(`(?:^|[\\s(>.])(${CODE})\\s*\\|`, 'u'),
  new RegExp(`\\[\\s*(${CODE})\\s*\\]`, 'u'),
  new RegExp(`<\\s*(${CODE})\\s*>`, 'u'),
  new RegExp(`^(${CODE})(?=$|[\\s:,-])`, 'u'),
  new RegExp(`\\)\\s*(${CODE})(?=$|[\\s:,-])`, 'u'),
]
const ANY_TOKEN = /[0-9A-Z]+/gu

/**
 * The code in a refusal such as `120049|한도초과`, `[F113]거래거절` or a bare `120049`; empty when there
 * is none.
 */
export function declineCodeOf(message: string): string {
  const plain = plainOf(message)
  for (const place of PLACES) {
    const code = place.exec(plain)?.[1]
    if (code !== undefined) return code
  }
  return ''
}

/** The message says that somebody on the way did not answer: the charge may stand nevertheless. */
export function isCommunication(message: string): boolean {
  const plain = plainOf(message)
  return COMMUNICATION_WORDS.test(plain) || holdsCode(plain, COMMUNICATION_CODES)
}

/** The message says that this order was there before: an earlier try may have gone through. */
export function isDuplicate(message: string): boolean {
  const plain = plainOf(message)
  return DUPLICATE_WORDS.test(plain) || holdsCode(plain, DUPLICATE_CODES)
}

/** Wherever it stands: to look once too often costs nothing. */
function holdsCode(plain: string, codes: ReadonlySet<string>): boolean {
  return (plain.match(ANY_TOKEN) ?? []).some((token) => codes.has(token))
}

/** Full-width digits and decomposed Hangul read like the plain ones. */
function plainOf(message: string): string {
  return message.slice(0, 2000).normalize('NFKC').trim()
}

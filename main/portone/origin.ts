/** Where the REST API of PortOne V1 is; the only host the product ever speaks to. */
export const PORTONE_ORIGIN = 'https://api.iamport.kr'

/**
 * The one origin a transport talks to, as given: `https`, or plain `http` to this machine only.
 * Throws a `RangeError` for anything else, because that is a mistake in the composition root.
 */
export function fixedOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url?.origin !== text) throw new RangeError('not an origin')
  if (url.protocol === 'https:') return text
  if (url.protocol === 'http:' && isLoopback(url.hostname)) return text
  throw new RangeError('the gateway is reached over https, or over http on this machine')
}

/** `URL` has brought every spelling of an IPv4 address into dotted form by now. */
function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d{1,3}){3}$/.test(hostname)
}

/**
 * Where the page lives. This is the only file that knows the address, and the only one that knows
 * how to say it to a browser which cannot load a scheme of ours.
 */
export const APP_SCHEME = 'app'
export const APP_HOST = 'jangbu'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`
export const START_PAGE = `${APP_ORIGIN}/index.html`

/** The parts of a URL, or null where the text is none. Never throws. */
export function readUrl(text: string): URL | null {
  return URL.canParse(text) ? new URL(text) : null
}

/**
 * True for a URL inside our own origin: exact scheme and host by the URL parser, no port, no
 * credentials. The check is on the parsed parts, so that `app://jangbu.example` and
 * `app://jangbu@example` do not pass by their first letters (bars B-E02, B-E06).
 */
export function isOwnUrl(text: string): boolean {
  const url = readUrl(text)
  return (
    url !== null &&
    url.protocol === `${APP_SCHEME}:` &&
    url.host === APP_HOST &&
    url.username === '' &&
    url.password === ''
  )
}

/** `.invalid` never resolves (RFC 6761), so a request that slips through goes nowhere. */
const CHROMIUM_ORIGIN = 'https://jangbu.invalid'

/** Our address as a plain Chromium can load it; every other address is returned as it is. */
export function toChromium(url: string): string {
  return url === APP_ORIGIN || url.startsWith(`${APP_ORIGIN}/`)
    ? CHROMIUM_ORIGIN + url.slice(APP_ORIGIN.length)
    : url
}

/** The inverse of `toChromium`. */
export function fromChromium(url: string): string {
  return url === CHROMIUM_ORIGIN || url.startsWith(`${CHROMIUM_ORIGIN}/`)
    ? APP_ORIGIN + url.slice(CHROMIUM_ORIGIN.length)
    : url
}

/** What a program was started with. */
export interface StartFacts {
  readonly isPackaged: boolean
  /** What stood behind the program's own name. */
  readonly args: readonly string[]
  readonly env: Readonly<Record<string, string | undefined>>
  /** The user's number; null where a system has none. */
  readonly uid: number | null
}

/**
 * Everything a packaged counter may be started with. Each line is for a screen, a graphics driver or
 * a screen reader; none of them opens a door. Whatever is missing here is refused, so a switch that a
 * later Chromium learns is refused as well.
 */
const ALLOWED_ARGUMENTS: readonly RegExp[] = [
  /^--ozone-platform(-hint)?=(auto|wayland|x11)$/,
  /^--force-device-scale-factor=[1-4](\.\d{1,2})?$/,
  /^--force-renderer-accessibility$/,
  /^--disable-gpu$/,
  // The number macOS gave a program opened from the Finder.
  /^-psn_\d+_\d+$/,
]

/**
 * Whole families of variables that steer Electron, Node, Chromium or TLS, or that look like an
 * address of the gateway. An environment cannot be an allow-list as arguments are: every system has
 * variables of its own. Inside a family only the exceptions below are let through.
 */
const STEERING_VARIABLES: readonly RegExp[] = [
  /^NODE_/,
  /^ELECTRON_/,
  /^(SSL|OPENSSL)_/,
  /^SSLKEYLOGFILE$/,
  /^(CHROME|CHROMIUM)_/,
  /^(JANGBU|PORTONE|IAMPORT)_/,
  /^(API_URL|BASE_URL|API_BASE_URL)$/,
]

const HARMLESS_VARIABLES: ReadonlySet<string> = new Set([
  // Set by desktops, and by Electron itself.
  'CHROME_DESKTOP',
  'ELECTRON_OZONE_PLATFORM_HINT',
  // Where a Linux system says its certificates lie; we take those that come with Electron.
  'SSL_CERT_DIR',
  'SSL_CERT_FILE',
])

/**
 * Why a program must not start: the names of the switches and variables that would weaken it, or
 * `root`; empty when it may (bars B-E04, B-E14, B-E15). Names only, never their values. Chromium
 * reads its switches before any line of ours runs, so this ends the program; it cannot undo them.
 *
 * Nothing is refused while the program is being developed.
 */
export function refusedAtStart(facts: StartFacts): readonly string[] {
  if (!facts.isPackaged) return []
  return [
    ...(facts.uid === 0 ? ['root'] : []),
    ...facts.args.filter((arg) => !isAllowedArgument(arg)).map(nameOf),
    ...Object.keys(facts.env).filter((name) => isSteering(name, facts.env[name])),
  ]
}

function isAllowedArgument(arg: string): boolean {
  return ALLOWED_ARGUMENTS.some((shape) => shape.test(arg))
}

/** Windows does not tell upper case from lower in these names. */
function isSteering(name: string, value: string | undefined): boolean {
  const upper = name.toUpperCase()
  if (value === undefined || HARMLESS_VARIABLES.has(upper)) return false
  return STEERING_VARIABLES.some((family) => family.test(upper))
}

/** A switch without its value; anything else that was typed is not repeated at all. */
function nameOf(arg: string): string {
  return /^--?[a-z0-9-]{1,60}(?==|$)/i.exec(arg)?.[0] ?? 'an argument'
}

import {
  flipFuses,
  FuseV1Options,
  FuseVersion,
  getCurrentFuseWire,
  FuseState,
} from '@electron/fuses'

/**
 * What the shipped program may do, burnt into its binary (bar B-E12, Electron's "Fuses" page).
 *
 * @type {Readonly<Record<FuseV1Options, boolean>>}
 */
export const SHIPPED_FUSES = Object.freeze({
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  // Covers NODE_EXTRA_CA_CERTS too.
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  // Covers SIGUSR1 too. Playwright cannot drive such a program.
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  // macOS and Windows; on Linux nothing checks the archive.
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // On only with a snapshot of our own, which there is not.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
})

/** The same with the one door that Playwright comes in by. */
export const INSPECTABLE_FUSES = Object.freeze({
  ...SHIPPED_FUSES,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
})

/**
 * Sets every fuse of a program. A fuse that a newer Electron has and the table has not is an error:
 * electron-builder's own `electronFuses` knows neither the ninth fuse nor that strictness.
 *
 * @param {string} program the executable, or the `.app` folder on macOS
 * @param {Readonly<Record<FuseV1Options, boolean>>} fuses
 */
export async function setFuses(program, fuses) {
  await flipFuses(program, { version: FuseVersion.V1, strictlyRequireAllFuses: true, ...fuses })
}

/**
 * The names of the fuses that are not as the table says; empty when all are.
 *
 * @param {string} program
 * @param {Readonly<Record<FuseV1Options, boolean>>} fuses
 */
export async function wrongFuses(program, fuses) {
  const { version: _version, ...wire } = await getCurrentFuseWire(program)
  const numbers = new Set([...Object.keys(wire), ...Object.keys(fuses)].map(Number))
  return [...numbers]
    .filter((number) => {
      // Both are keyed by a fuse's number, which the compiler does not follow through a Set.
      const fuse = /** @type {FuseV1Options} */ (number)
      return fuses[fuse] === undefined || wire[fuse] !== stateOf(fuses[fuse])
    })
    .map((number) => FuseV1Options[number] ?? `fuse ${number}`)
}

/** @param {boolean} isOn */
function stateOf(isOn) {
  return isOn ? FuseState.ENABLE : FuseState.DISABLE
}

/**
 * The main script that was asked for. Electron becomes ready only after that script, top-level
 * `await` included, has run to its end; waiting for readiness there waits for ever.
 */
export const entry = { url: '' }

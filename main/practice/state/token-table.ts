import type { State } from './open-state.ts'

/** What the token is derived from, and when it ends, unix seconds. There is one at a time. */
export interface TokenRow {
  readonly nonce: Uint8Array
  readonly expires_at: number
}

export interface TokenTable {
  get(): TokenRow | null
  put(row: TokenRow): void
}

export function tokenTable(state: State): TokenTable {
  const get = state.prepare<[], TokenRow>('SELECT nonce, expires_at FROM token WHERE only = 1')
  const put = state.prepare<[TokenRow]>(
    'INSERT OR REPLACE INTO token (only, nonce, expires_at) VALUES (1, @nonce, @expires_at)',
  )
  return {
    get: () => get.get() ?? null,
    put(row) {
      if (put.run(row).changes !== 1) throw new Error('a token was not recorded')
    },
  }
}

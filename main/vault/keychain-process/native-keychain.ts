/**
 * The three calls of keytar that we make. Its two searches are not among them: they crash the process
 * on a locked keyring and on an item without an account (bar B-K01; measured).
 */
export interface NativeKeychain {
  /** `null` means absent *or locked*. */
  getPassword(service: string, account: string): Promise<string | null>
  setPassword(service: string, account: string, password: string): Promise<void>
  /** `false` means absent *or locked*. */
  deletePassword(service: string, account: string): Promise<boolean>
}

let loading: Promise<NativeKeychain | null> | undefined

/**
 * Loads keytar at the first call, so that a start of the program does not wait for it. Null where it
 * is not installed or cannot run: it is an optional dependency.
 */
export function loadKeytar(): Promise<NativeKeychain | null> {
  loading ??= import('keytar').then(
    // keytar is CommonJS, and its types do not say that all of it is the default export.
    (loaded) => (loaded as unknown as { readonly default: NativeKeychain }).default,
    () => null,
  )
  return loading
}

/**
 * The part of Electron's asynchronous `safeStorage` that we would use. The synchronous one is not
 * here: later versions of Electron drop it.
 */
export interface SafeStorage {
  isAsyncEncryptionAvailable(): Promise<boolean>
  encryptStringAsync(text: string): Promise<Uint8Array>
  /** `shouldReEncrypt`: there is a newer key; encrypt the result again and keep that. */
  decryptStringAsync(
    sealed: Uint8Array,
  ): Promise<{ readonly result: string; readonly shouldReEncrypt: boolean }>
  /**
   * On Linux `getSelectedStorageBackend()`; elsewhere `keychain` (macOS) and `dpapi` (Windows), the
   * only ones there are.
   */
  selectedBackend(): string
}

/** What a sealed value can be opened with again: the key is kept under both names. */
export interface SealedBy {
  readonly backend: string
  readonly appName: string
}

export type BackendChoice =
  | { readonly state: 'usable'; readonly by: SealedBy }
  /** `basic_text` is a fixed password in the program: no protection at all. */
  | { readonly state: 'refused'; readonly why: 'basic-text' | 'unknown' | 'unavailable' }
  /** What is there was sealed by another: another desktop, or a renamed program. Nothing is lost. */
  | { readonly state: 'other'; readonly recorded: SealedBy; readonly by: SealedBy }

const USABLE: readonly string[] = [
  'gnome_libsecret',
  'kwallet',
  'kwallet5',
  'kwallet6',
  'keychain',
  'dpapi',
]

/** Whether this session's backend may be used, given who sealed what is there (null: nothing yet). */
export async function chooseBackend(
  safeStorage: SafeStorage,
  appName: string,
  recorded: SealedBy | null,
): Promise<BackendChoice> {
  // Asked first: until it is, Linux does not know its backend.
  const isAvailable = await safeStorage.isAsyncEncryptionAvailable().catch(() => false)
  const backend = safeStorage.selectedBackend()
  if (backend === 'basic_text') return { state: 'refused', why: 'basic-text' }
  if (!USABLE.includes(backend)) return { state: 'refused', why: 'unknown' }
  if (!isAvailable) return { state: 'refused', why: 'unavailable' }
  const by = { backend, appName }
  const isOther =
    recorded !== null && (recorded.backend !== backend || recorded.appName !== appName)
  return isOther ? { state: 'other', recorded, by } : { state: 'usable', by }
}

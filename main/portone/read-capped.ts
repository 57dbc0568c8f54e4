export type CappedBody =
  | { readonly ok: true; readonly body: Uint8Array }
  /** Larger than the cap; the rest was not taken. */
  | { readonly ok: false }

/**
 * Collects a streamed body of at most `maxBytes` and cuts it off at the first chunk beyond, so that
 * no more is ever held. Rejects when the stream breaks.
 */
export async function readCapped(
  chunks: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<CappedBody> {
  const taken: Uint8Array[] = []
  let bytes = 0
  // Leaving the loop destroys the stream behind it.
  for await (const chunk of chunks) {
    bytes += chunk.byteLength
    if (bytes > maxBytes) return { ok: false }
    taken.push(chunk)
  }
  return { ok: true, body: Buffer.concat(taken) }
}

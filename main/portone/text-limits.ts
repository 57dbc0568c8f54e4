const graphemes = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/**
 * The longest beginning of `text` within `limit`, in whole characters as a person sees them: a
 * Hangul syllable (composed or in jamo) and an emoji are kept or dropped as one. Undefined when
 * nothing is left.
 *
 * The API states its limits without a unit. UTF-16 units are counted, which are never fewer than
 * code points, so that either reading of the limit is kept.
 */
export function cutText(text: string | undefined, limit: number): string | undefined {
  const trimmed = text?.toWellFormed().trim()
  if (!trimmed) return undefined
  let kept = ''
  for (const { segment } of graphemes.segment(trimmed)) {
    if (kept.length + segment.length > limit) break
    kept += segment
  }
  return kept.trimEnd() || undefined
}

/** `text` whole when it is within `limit` (UTF-16 units), else undefined; empty is undefined too. */
export function textThatFits(
  text: string | undefined,
  limit: number = Number.POSITIVE_INFINITY,
): string | undefined {
  const trimmed = text?.toWellFormed().trim()
  return trimmed && trimmed.length <= limit ? trimmed : undefined
}

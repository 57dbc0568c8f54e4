/**
 * A path of exactly as many segments as were given, or null when one of them cannot stand in a path:
 * empty, or a dot segment, which URL parsers on the way resolve even when its dots are escaped.
 */
export function pathOf(
  segments: readonly string[],
  query: Readonly<Record<string, string>> = {},
): string | null {
  if (!segments.every(canStand)) return null
  const search = new URLSearchParams(query).toString()
  const path = segments.map((segment) => `/${encodeURIComponent(segment)}`).join('')
  return search === '' ? path : `${path}?${search}`
}

function canStand(segment: string): boolean {
  return segment !== '' && segment !== '.' && segment !== '..' && segment.isWellFormed()
}

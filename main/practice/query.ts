/** The values of `name[]=a&name[]=b`, also written `name=a` or `name[0]=a`; empty ones are left out. */
export function listOf(url: URL, name: string): readonly string[] {
  const values = [...url.searchParams].filter(
    ([key, value]) => value !== '' && key.replace(/\[\d*\]$/, '') === name,
  )
  return [...new Set(values.map(([, value]) => value))]
}

/** Unix seconds; `fallback` when absent or empty, null when it is no such number. */
export function readSeconds(text: string | undefined, fallback: number | null): number | null {
  if (text === undefined || text === '') return fallback
  return /^\d{1,11}$/.test(text) ? Number(text) : null
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** `640 KB`, `1.4 MB`: one decimal below ten, none above; 1 KB is 1,024 bytes. */
export function bytesInWords(bytes: number): string {
  let value = Math.max(0, bytes)
  let unit = 0
  // 1,023.5 would read as 1,024 of the smaller unit.
  while (value >= 1_023.5 && unit < UNITS.length - 1) {
    value /= 1_024
    unit += 1
  }
  const shown = unit > 0 && value < 9.95 ? value.toFixed(1) : String(Math.round(value))
  return `${shown} ${UNITS[unit] ?? ''}`
}

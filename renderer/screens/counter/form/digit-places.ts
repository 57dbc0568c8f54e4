/** What stands between digits on the screen. Places count digits, positions count characters. */
const SEPARATORS = ' ,/-'

/** How many digits stand before a position of the shown text. */
export function placeAt(shown: string, position: number): number {
  return Array.from(shown.slice(0, position)).filter((sign) => !SEPARATORS.includes(sign)).length
}

/** The position right behind the `place`th digit of the shown text. */
export function positionOf(shown: string, place: number): number {
  let seen = 0
  for (let position = 0; position < shown.length; position += 1) {
    if (seen === place) return position
    if (!SEPARATORS.includes(shown[position] ?? '')) seen += 1
  }
  return shown.length
}

/** `count` decimal digits out of a source of random bytes; bytes over 249 would favour low digits. */
export function randomDigits(random: (count: number) => Uint8Array, count: number): string {
  let digits = ''
  while (digits.length < count) {
    for (const byte of random(count)) {
      if (byte < 250 && digits.length < count) digits += String(byte % 10)
    }
  }
  return digits
}

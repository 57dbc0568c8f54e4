/** x¹² + x¹¹ + x³ + x² + x + 1. */
const POLYNOMIAL = 0x80f

/**
 * A 12-bit cyclic checksum. It finds every error that lies within 12 neighbouring bits, so every
 * wrong letter of 5 bits and every two neighbours swapped; a hash cut to 12 bits would let one in
 * 4,096 pass. It starts from ones, so that nothing but zeros is not a code.
 */
export function crc12(bytes: Uint8Array): number {
  let rest = 0xfff
  for (const byte of bytes) {
    rest ^= byte << 4
    for (let bit = 0; bit < 8; bit += 1) {
      rest = (rest & 0x800) === 0 ? rest << 1 : ((rest << 1) ^ POLYNOMIAL) & 0xfff
    }
  }
  return rest & 0xfff
}

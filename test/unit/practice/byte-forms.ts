/** A secret in the forms in which it might have been written somewhere. */
export function formsOf(secret: string): readonly Buffer[] {
  const groups = secret.match(/.{1,4}/g) ?? []
  const spellings = /^\d{13,}$/.test(secret)
    ? [secret, groups.join('-'), groups.join(' '), groups.join('%20')]
    : [secret]
  return spellings.flatMap((spelling) => [
    Buffer.from(spelling, 'utf8'),
    Buffer.from(spelling, 'utf16le'),
    Buffer.from(Buffer.from(spelling).toString('hex')),
    Buffer.from(Buffer.from(spelling).toString('base64').replaceAll('=', '')),
  ])
}

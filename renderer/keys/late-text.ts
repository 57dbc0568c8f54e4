/**
 * An input method that has taken a key may deliver its text after we have acted on the key itself.
 * What is expected so is dropped when it comes; it is forgotten with the next key of another kind.
 */
let expected = ''

export function expectText(text: string): void {
  expected += text
}

export function forgetExpected(): void {
  expected = ''
}

/** `text` without what was expected, in order. */
export function withoutExpected(text: string): string {
  let kept = ''
  for (const sign of text.normalize('NFKC')) {
    const at = expected.indexOf(sign)
    if (at === -1) kept += sign
    else expected = expected.slice(at + 1)
  }
  return kept
}

/**
 * Card fields with any value at all. Nobody has to know what a test typed to see that a request or a
 * form was written down whole.
 */
const FIELDS: Readonly<Record<string, RegExp>> = {
  pwd_2digit: /^\d{2}(?!\d)/,
  birth: /^(?:\d{6}|\d{10})(?!\d)/,
  identity: /^(?:\d{6}|\d{10})(?!\d)/,
  pin: /^\d{2}(?!\d)/,
  expiry: /^(?:20\d\d-?(?:0[1-9]|1[0-2])|(?:0[1-9]|1[0-2])\/?\d\d)(?!\d)/,
  imp_secret: /^(?!practice)[A-Za-z0-9]{16}/,
  access_token: /^[A-Za-z0-9]{16}/,
  authorization: /^(?:Bearer )?[A-Za-z0-9]{16}/,
}

export interface FieldPattern {
  readonly field: string
  readonly form: string
  readonly bytes: Buffer
  readonly value: RegExp
}

/** `"birth":`, `\"birth\":`, `birth=`, `%22birth` and `birth: '`, in UTF-8 and UTF-16. */
export const fieldPatterns: readonly FieldPattern[] = Object.entries(FIELDS).flatMap(
  ([field, value]) =>
    [`"${field}`, `${field}=`, `${field}: '`, `%22${field}`].flatMap((text) => {
      const utf16 = Buffer.from(text, 'utf16le').subarray(0, -1)
      return [
        { field, form: 'with any value, text', bytes: Buffer.from(text), value },
        { field, form: 'with any value, utf-16', bytes: utf16, value },
      ]
    }),
)

const LONGEST_GAP = 12
const READ = 64

/** Whether a value of the field's own shape follows its name at `at`. */
export function hasValue(pattern: FieldPattern, text: Buffer, at: number): boolean {
  const from = at + pattern.bytes.length
  const after = text.toString('latin1', from, from + READ).replaceAll('\0', '')
  const gap = /^(?:["'\\:=\s]|%22|%3A|%20)*/i.exec(after)?.[0].length ?? 0
  const isMarked = /^\W/.test(pattern.bytes.toString('latin1', 0, 1))
  const isWhole = isMarked || !/\w/.test(text.toString('latin1', at - 1, at))
  // `somebirth=` is another word.
  if (!isWhole) return false
  return gap <= LONGEST_GAP && pattern.value.test(after.slice(gap))
}

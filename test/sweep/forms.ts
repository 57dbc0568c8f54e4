import type { Needle } from './needles.ts'

/** One byte string that may not lie anywhere. */
export interface Pattern {
  readonly needle: Needle
  /** How it is written, as `dashed, base64`. */
  readonly form: string
  readonly bytes: Buffer
  /** Counts only where no letter or digit touches it. */
  readonly alone: boolean
}

/**
 * Every way a needle is looked for: each of its writings (plain, dashed, spaced …) in each encoding.
 * Compressed streams are not a form of a needle; they are opened first (`inflated.ts`).
 */
export function patternsOf(needle: Needle): readonly Pattern[] {
  const patterns = needle.writings.flatMap(({ form: written, text }) =>
    encodings(text).map(({ form, bytes }): Pattern => {
      // Only the characters themselves can turn up by chance in hexadecimal or decimal text.
      const alone = needle.alone === true && form === 'text'
      return { needle, form: `${written}, ${form}`, bytes, alone }
    }),
  )
  const first = new Map(patterns.toReversed().map((one) => [one.bytes.toString('latin1'), one]))
  return [...first.values()]
}

interface Encoded {
  readonly form: string
  readonly bytes: Buffer
}

function encodings(text: string): readonly Encoded[] {
  const utf8 = Buffer.from(text)
  const utf16 = Buffer.from(text, 'utf16le')
  const hex = utf8.toString('hex')
  const units = Array.from({ length: text.length }, (_unit, at) => text.charCodeAt(at))
  const escaped = units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('')
  const percent = hex.replace(/../g, '%$&')
  return [
    { form: 'text', bytes: utf8 },
    { form: 'text', bytes: Buffer.from(text.normalize('NFD')) },
    { form: 'utf-16le', bytes: trimmed(utf16) },
    { form: 'utf-16be', bytes: trimmed(Buffer.from(utf16).swap16()) },
    ...base64(utf8).map((bytes) => ({ form: 'base64', bytes })),
    ...base64(utf16).map((bytes) => ({ form: 'base64 of utf-16', bytes })),
    ...bothCases('hex', hex),
    ...bothCases('hex, spaced', hex.replace(/..(?=.)/g, '$& ')),
    ...bothCases('hex of utf-16', utf16.toString('hex').replace(/(?:00)+$/, '')),
    ...bothCases('url', percent),
    { form: 'url', bytes: Buffer.from(encodeURIComponent(text)) },
    { form: 'url', bytes: Buffer.from(encodeURIComponent(text).replaceAll('%20', '+')) },
    ...bothCases('json', escaped, (upper) => upper.replaceAll('\\U', '\\u')),
    { form: 'json', bytes: Buffer.from(JSON.stringify(text).slice(1, -1)) },
    { form: 'json twice', bytes: Buffer.from(twice(text)) },
    { form: 'html', bytes: Buffer.from(units.map((unit) => `&#${unit};`).join('')) },
    { form: 'full width', bytes: Buffer.from(text.replace(/[!-~]/g, widened)) },
  ]
}

function bothCases(form: string, lower: string, fix = (text: string) => text): readonly Encoded[] {
  return [lower, fix(lower.toUpperCase())].map((text) => ({ form, bytes: Buffer.from(text) }))
}

const twice = (text: string) => JSON.stringify(JSON.stringify(text).slice(1, -1)).slice(1, -1)

const widened = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)

/** Without the zero at either end, so that a string which something odd stands beside is found. */
function trimmed(utf16: Buffer): Buffer {
  return utf16.subarray(utf16[0] === 0 ? 1 : 0, utf16.at(-1) === 0 ? -1 : undefined)
}

/** What is the same in any base64 text that holds `bytes`, for the three places they can begin at. */
function base64(bytes: Buffer): readonly Buffer[] {
  return [0, 1, 2].flatMap((before) => {
    const moved = Buffer.concat([Buffer.alloc(before), bytes])
    const [from, to] = [Math.ceil((before * 8) / 6), Math.floor((moved.length * 8) / 6)]
    const texts = [moved.toString('base64'), moved.toString('base64url')]
    return texts.map((text) => Buffer.from(text.slice(from, to)))
  })
}

/**
 * JSON as a gateway may send it, read without loss. `JSON.parse` alone takes the last of two equal
 * keys and turns `1e3` or `1000.0000000000000001` into 1000; where the value is an amount, neither
 * may be believed.
 */
export type PlainJson =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: 'not-json' | 'wrong-shape' }

/** A payment with its cancel history is four deep; nobody has a reason for more than this. */
const MAX_DEPTH = 32

/** Every integer that is written as one. Everything else becomes NaN, which no schema accepts. */
const INTEGER = /^(?:0|-?[1-9]\d*)$/

type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown
// TypeScript's library does not know the reviver's third argument yet; V8 has it since 11.4.
const parseWithSource = JSON.parse as (text: string, reviver: Reviver) => unknown

/**
 * Reads UTF-8 JSON (a byte order mark is skipped). Numbers that are not written as plain integers
 * read as NaN. `not-json`: not UTF-8 or not JSON. `wrong-shape`: a key twice in one object, or
 * nested deeper than 32.
 */
export function parsePlainJson(bytes: Uint8Array): PlainJson {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    // Before the parse: a reviver walks recursively, and depth must not be the sender's choice.
    if (isAmbiguous(text)) return { ok: false, reason: 'wrong-shape' }
    return { ok: true, value: parseWithSource(text, keepOnlyPlainIntegers) }
  } catch {
    return { ok: false, reason: 'not-json' }
  }
}

function keepOnlyPlainIntegers(
  _key: string,
  value: unknown,
  context: { readonly source?: string },
) {
  if (typeof value !== 'number') return value
  return INTEGER.test(context.source ?? '') ? value : Number.NaN
}

function isAmbiguous(text: string): boolean {
  // For every open bracket: the keys seen so far, or null for an array.
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '{') open.push(new Set())
    else if (char === '[') open.push(null)
    else if (char === '}' || char === ']') open.pop()
    else if (char === '"') {
      const end = endOfString(text, at)
      const keys = open.at(-1)
      if (keys && isFollowedByColon(text, end)) {
        // Compared as read: `"\u0061mount"` is `"amount"`.
        const key: unknown = JSON.parse(text.slice(at, end + 1))
        if (keys.has(String(key))) return true
        keys.add(String(key))
      }
      at = end
    }
    if (open.length > MAX_DEPTH) return true
  }
  return false
}

/** Where the string that opens at `start` closes; the end of the text when it never does. */
function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === '\\') at++
    else if (text[at] === '"') return at
  }
  return text.length
}

function isFollowedByColon(text: string, end: number): boolean {
  for (let at = end + 1; at < text.length; at++) {
    const char = text[at]
    if (char !== ' ' && char !== '\n' && char !== '\r' && char !== '\t') return char === ':'
  }
  return false
}

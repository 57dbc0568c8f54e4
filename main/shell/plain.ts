/** The largest message the page can have reason to send: a charge is well under 1 kB. */
export const PLAIN_LIMITS = { depth: 6, values: 200, characters: 16_384 } as const

/** What crosses the bridge: JSON, and nothing that only looks like it. */
export type Plain =
  | null
  | boolean
  | number
  | string
  | readonly Plain[]
  | { readonly [key: string]: Plain }

/** The message was not plain JSON, or too large. Says nothing of what was in it. */
export class NotPlainError extends Error {
  override readonly name = 'NotPlainError'
}

/**
 * Copies `value` as plain JSON, reading every part of it exactly once, so that what is checked is
 * what is used: proxies and getters have no second chance. Refuses functions, symbols, bigints,
 * `undefined`, NaN and infinities, dates, maps and other objects with a prototype of their own,
 * holes in lists, a `__proto__` key, cycles (they are deeper than any limit) and anything larger
 * than `PLAIN_LIMITS`.
 */
export function toPlain(value: unknown): Plain {
  const left = { values: PLAIN_LIMITS.values, characters: PLAIN_LIMITS.characters }

  function text(part: string): string {
    left.characters -= part.length
    if (left.characters < 0) throw new NotPlainError()
    return part
  }

  function copy(part: unknown, depth: number): Plain {
    left.values -= 1
    if (left.values < 0 || depth > PLAIN_LIMITS.depth) throw new NotPlainError()
    if (part === null || typeof part === 'boolean') return part
    if (typeof part === 'string') return text(part)
    if (typeof part === 'number' && Number.isFinite(part)) return part
    if (typeof part !== 'object') throw new NotPlainError()
    return Array.isArray(part) ? copyList(part, depth) : copyObject(part, depth)
  }

  function copyList(list: readonly unknown[], depth: number): Plain {
    const { length } = list
    if (length > left.values) throw new NotPlainError()
    return Array.from({ length }, (_hole, index) => copy(list[index], depth + 1))
  }

  function copyObject(object: object, depth: number): Plain {
    const prototype: unknown = Object.getPrototypeOf(object)
    if (prototype !== null && prototype !== Object.prototype) throw new NotPlainError()
    const keys = Reflect.ownKeys(object)
    if (keys.length > left.values) throw new NotPlainError()
    const made: Record<string, Plain> = {}
    for (const key of keys) {
      if (typeof key !== 'string' || key === '__proto__') throw new NotPlainError()
      made[text(key)] = copy(Reflect.get(object, key), depth + 1)
    }
    return made
  }

  return copy(value, 0)
}

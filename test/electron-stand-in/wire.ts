export interface Wire {
  encode(value: unknown): string
  decode(text: string): unknown
}

/**
 * Values as Electron's context bridge copies them, written as text: what structured clone knows,
 * functions (as functions that cannot be called from the other side), cycles; prototypes are lost and
 * symbols refused. Uses nothing from outside itself, because its source also runs in the page and
 * in the preload's own context.
 */
export function makeWire(): Wire {
  const deepest = 1000

  function encode(root: unknown): string {
    const seen = new Map<object, number>()

    function write(value: unknown, depth: number): unknown {
      if (depth > deepest) throw new TypeError('maximum recursion depth exceeded')
      if (value === undefined) return ['undefined']
      if (typeof value === 'symbol') throw new TypeError('An object could not be cloned.')
      if (typeof value === 'function') return ['function']
      if (typeof value === 'bigint') return ['bigint', String(value)]
      if (typeof value === 'number' && (!Number.isFinite(value) || Object.is(value, -0))) {
        return ['number', Object.is(value, -0) ? '-0' : String(value)]
      }
      return typeof value === 'object' && value !== null ? writeObject(value, depth) : value
    }

    function writeObject(object: object, depth: number): unknown {
      const known = seen.get(object)
      if (known !== undefined) return ['again', known]
      seen.set(object, seen.size)
      const next = depth + 1
      if (Array.isArray(object)) return ['list', Array.from(object, (part) => write(part, next))]
      if (object instanceof Date) return ['date', String(object.getTime())]
      if (object instanceof Error) return ['error', object.message]
      if (object instanceof Map) {
        return ['map', [...object].map(([key, part]) => [write(key, next), write(part, next)])]
      }
      if (object instanceof Set) return ['set', [...object].map((part) => write(part, next))]
      if (ArrayBuffer.isView(object)) {
        return ['bytes', [...new Uint8Array(object.buffer, object.byteOffset, object.byteLength)]]
      }
      const pairs = Object.keys(object).map((key) => [key, write(Reflect.get(object, key), next)])
      return ['object', pairs]
    }

    return JSON.stringify(write(root, 0))
  }

  function decode(text: string): unknown {
    const made: unknown[] = []

    function keep<T>(value: T): T {
      made.push(value)
      return value
    }

    function readPairs(object: object, pairs: [string, unknown][]): object {
      for (const [key, part] of pairs) {
        // Defined, not assigned: a key named `__proto__` stays an ordinary key.
        Object.defineProperty(object, key, {
          value: read(part),
          configurable: true,
          enumerable: true,
          writable: true,
        })
      }
      return object
    }

    function fill<T>(target: T, run: (target: T) => void): T {
      run(target)
      return target
    }

    function read(value: unknown): unknown {
      if (!Array.isArray(value)) return value
      // `encode` wrote this: a tag, then what the tag says.
      const [tag, body] = value as [string, never]
      if (tag === 'undefined') return undefined
      if (tag === 'function') return keepNothing()
      if (tag === 'bigint') return BigInt(body)
      if (tag === 'number') return Number(body)
      if (tag === 'again') return made[body]
      if (tag === 'date') return keep(new Date(Number(body)))
      if (tag === 'error') return keep(new Error(body))
      if (tag === 'bytes') return keep(new Uint8Array(body))
      if (tag === 'object') return readPairs(keep({}), body)
      const parts: unknown[] = body
      if (tag === 'list') {
        return fill(keep<unknown[]>([]), (list) => parts.forEach((part) => list.push(read(part))))
      }
      if (tag === 'set') {
        return fill(keep(new Set()), (set) => parts.forEach((part) => set.add(read(part))))
      }
      const pairs: [unknown, unknown][] = body
      return fill(keep(new Map()), (map) =>
        pairs.forEach(([key, part]) => map.set(read(key), read(part))),
      )
    }

    function keepNothing(): () => never {
      return () => {
        throw new Error('the Electron stand-in does not call functions of the other side')
      }
    }

    return read(JSON.parse(text))
  }

  return { encode, decode }
}

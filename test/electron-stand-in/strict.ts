/**
 * An object that refuses what it does not know, instead of answering `undefined`: a call that would
 * do something in Electron must not quietly do nothing here.
 */
export function strict<T extends object>(name: string, target: T): T {
  return new Proxy(target, {
    get(object, key) {
      // `then` is asked of everything that is awaited, `toJSON` of everything that is printed.
      const isAsked = typeof key === 'symbol' || key === 'then' || key === 'toJSON'
      if (isAsked || key in object) return Reflect.get(object, key) as unknown
      throw new Error(`the Electron stand-in does not know ${name}.${key}`)
    },
    set(object, key, value) {
      if (key in object) return Reflect.set(object, key, value)
      throw new Error(`the Electron stand-in does not know ${name}.${String(key)}`)
    },
  })
}

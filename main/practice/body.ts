/** A request body, read. `form` bodies carry every value as text. */
export interface Body {
  readonly form: boolean
  readonly fields: Readonly<Record<string, unknown>>
}

/** Bodies are a few hundred bytes, and a thousand schedules a few hundred kilobytes. */
const LONGEST_BODY = 512 * 1024

/**
 * Reads a JSON or form body (portone-v1.md §1), or null when it is neither, or longer than 512 KiB. A
 * body that does not say what it is, is taken for JSON.
 */
export async function readBody(request: Request): Promise<Body | null> {
  const type = request.headers.get('content-type')?.toLowerCase() ?? ''
  const text = await readText(request)
  if (text === null) return null
  if (type.includes('application/x-www-form-urlencoded')) {
    return { form: true, fields: unfold(new URLSearchParams(text)) }
  }
  return readJson(text)
}

/** By hand: Hono's own limit fails on this server's requests when they do not tell their length. */
async function readText({ body }: Request): Promise<string | null> {
  if (body === null) return ''
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body) {
    bytes += chunk.byteLength
    if (bytes > LONGEST_BODY) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/**
 * `a=1&b[]=2&c[0][d]=3` as `{a:'1', b:['2'], c:[{d:'3'}]}`, the way PHP and the public clients write
 * lists into forms.
 */
function unfold(form: URLSearchParams): Record<string, unknown> {
  const lists = new Map<string, Map<string, unknown>>()
  const fields: [string, unknown][] = []
  for (const [key, value] of form) {
    const [, name, place, inner] = /^([^[\]]+)\[(\d*)\](?:\[([^[\]]+)\])?$/.exec(key) ?? []
    if (name === undefined || place === undefined) {
      fields.push([key, value])
      continue
    }
    const list = lists.get(name) ?? new Map<string, unknown>()
    lists.set(name, list)
    const at = place === '' ? String(list.size) : place
    const item = list.get(at)
    list.set(at, inner === undefined ? value : { ...Object(item ?? {}), [inner]: value })
  }
  return Object.fromEntries([
    ...fields,
    ...[...lists].map(([name, list]): [string, unknown] => [name, [...list.values()]]),
  ])
}

function readJson(text: string): Body | null {
  try {
    const value: unknown = text.trim() === '' ? {} : JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
    return { form: false, fields: { ...value } }
  } catch {
    // The parser's message quotes the body, which may hold a card number.
    return null
  }
}

/** Text of a field; null when it is absent, null or empty; undefined when it is not text. */
export function textField(body: Body, name: string): string | null | undefined {
  const value = body.fields[name] ?? null
  if (value === null || value === '') return null
  return typeof value === 'string' ? value : undefined
}

/** A whole number ≥ 0; null when absent; undefined when it is not one. Forms may spell it out. */
export function wholeField(body: Body, name: string): number | null | undefined {
  const value = body.fields[name] ?? null
  if (value === null || (body.form && value === '')) return null
  const number =
    body.form && typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  return typeof number === 'number' && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined
}

/** The items of a list of objects, each as a body of its own; null when it is no such list. */
export function bodiesField(body: Body, name: string): readonly Body[] | null {
  const value = body.fields[name]
  if (!Array.isArray(value)) return null
  const items: readonly unknown[] = value
  const objects = items.filter((item) => typeof item === 'object' && item !== null)
  if (objects.length !== items.length) return null
  return objects.map((item) => ({ form: body.form, fields: { ...item } }))
}

/** One text or a list of texts as a list; null when absent, undefined when it is something else. */
export function textsField(body: Body, name: string): readonly string[] | null | undefined {
  const value = body.fields[name] ?? null
  if (value === null || value === '') return null
  const list: readonly unknown[] = Array.isArray(value) ? value : [value]
  const texts = list.filter((item) => typeof item === 'string')
  return texts.length === list.length ? texts : undefined
}

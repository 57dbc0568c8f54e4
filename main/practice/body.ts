/** A request body, read. `form` bodies carry every value as text. */
export interface Body {
  readonly form: boolean
  readonly fields: Readonly<Record<string, unknown>>
}

/**
 * Reads a JSON or form body (portone-v1.md §1), or null when it is neither. A body that does not
 * say what it is, is taken for JSON.
 */
export async function readBody(request: Request): Promise<Body | null> {
  const type = request.headers.get('content-type')?.toLowerCase() ?? ''
  const text = await request.text()
  if (type.includes('application/x-www-form-urlencoded')) {
    return { form: true, fields: Object.fromEntries(new URLSearchParams(text)) }
  }
  return readJson(text)
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

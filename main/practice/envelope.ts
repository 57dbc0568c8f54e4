/**
 * What every V1 answer is wrapped in (portone-v1.md §4.1). `code` is an integer: 0 = the call
 * worked, 1 = PortOne refused, -1 = the PG refused, not found or not authorised.
 */
export interface Envelope<T = unknown> {
  readonly code: number
  readonly message: string | null
  readonly response: T | null
}

export function answer(response: object): Response {
  return envelope(200, { code: 0, message: null, response })
}

/** HTTP 207: some of what was asked for is missing, and only its absence says so. */
export function answerPartly(response: object): Response {
  return envelope(207, { code: 0, message: null, response })
}

/** A refusal under HTTP 200, as the onetime and cancel calls make it. */
export function refuse(code: 1 | -1, message: string): Response {
  return envelope(200, { code, message, response: null })
}

export function badRequest(message: string): Response {
  return envelope(400, { code: 1, message, response: null })
}

export function unauthorized(message = 'Unauthorized'): Response {
  return envelope(401, { code: -1, message, response: null })
}

export function notFound(message: string, code: 1 | -1 = -1): Response {
  return envelope(404, { code, message, response: null })
}

function envelope(status: number, body: Envelope): Response {
  return Response.json(body, {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

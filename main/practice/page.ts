import { answer, badRequest } from './envelope.ts'
import type { Page } from './listing.ts'

const NO_SUCH_PAGE = '존재하지 않는 페이지입니다.'

/**
 * A page of `total` things as V1 answers it: `previous` and `next` are page numbers, 0 for none. A
 * page past the end is HTTP 400; the first page of nothing is an empty one.
 */
export function answerPage(page: Page, total: number, list: readonly object[]): Response {
  if (list.length === 0 && page.number > 1) return badRequest(NO_SUCH_PAGE)
  return answer({
    total,
    previous: page.number - 1,
    next: page.from + page.limit < total ? page.number + 1 : 0,
    list,
  })
}

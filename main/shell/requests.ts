import { isOwnUrl, readUrl, START_PAGE } from './app-origin.ts'

/** Everything the guards decide by looking at a URL, as functions of the URL alone. */

/**
 * True where a page may load `url`: our own files, and in a build that is not packaged the developer
 * tools. The page has no network (bar B-E09).
 */
export function mayRequest(url: string, isPackaged: boolean): boolean {
  return isOwnUrl(url) || (!isPackaged && readUrl(url)?.protocol === 'devtools:')
}

/**
 * True where a frame may go to `url`: the top one, to the page it already shows. That is a reload;
 * the counter goes nowhere else (bar B-E05).
 */
export function mayNavigate(url: string, isMainFrame: boolean): boolean {
  return isMainFrame && url === START_PAGE
}

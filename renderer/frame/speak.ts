import { create } from 'zustand'

/** What a screen reader is told: `status` politely, `alert` at once. */
export interface Spoken {
  readonly status: string
  readonly alert: string
}

export const useSpoken = create<Spoken>(() => ({ status: '', alert: '' }))

/** Says one sentence through the page's two live regions; the other region falls silent. */
export function speak(sentence: string, how: keyof Spoken): void {
  useSpoken.setState({ status: '', alert: '', [how]: sentence })
}

import { create } from 'zustand'
import type { AppStart, CounterSnapshot } from '../../preload/contract/contract.ts'

/** What main last told us: the shop and its rules once, the orders again and again. */
export interface TillState {
  readonly start: AppStart | null
  readonly snapshot: CounterSnapshot | null
  /** False while `counter.watch` gets no answer; what is shown may then be old. */
  readonly heard: boolean
}

export const useTill = create<TillState>(() => ({ start: null, snapshot: null, heard: true }))

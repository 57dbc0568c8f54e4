import { create } from 'zustand'
import type { Profile } from '../../preload/contract/profile.ts'
import type { Screen } from '../frame/frame-store.ts'
import type { Refused } from './answer-of.ts'
import { isSame, type ProfileDraft } from './profile-draft.ts'
import type { DraftField, DraftProblem } from './profile-problems.ts'

export const SECTIONS = ['pc', 'shop', 'portone', 'live', 'accounts', 'backup'] as const
export type SectionName = (typeof SECTIONS)[number]

/** A field that main refused, until it is typed into. */
export interface ProfileMark {
  readonly field: DraftField
  readonly problem: DraftProblem
}

/**
 * What outlives a section: which one is shown, and the profile that is being edited. No key, no code
 * and no secret ever comes in here; they stay in their inputs.
 */
export interface SettingsState {
  readonly section: SectionName
  /** As main last gave it; null until it has. */
  readonly saved: Profile | null
  /** What is typed, as it is typed; null until somebody changes something. */
  readonly draft: ProfileDraft | null
  /** Saving was asked for once: from then on every problem is shown, not only the worst. */
  readonly strict: boolean
  readonly mark: ProfileMark | null
  /** Why the profile could not be read. */
  readonly unread: Refused | null
  /** The screen somebody asked for while changes were not saved; null when nobody waits. */
  readonly leavingTo: Screen | null
  /** The field that should have the focus; `count` grows so that the same one can be asked again. */
  readonly focusAsk: { readonly field: DraftField; readonly count: number } | null
}

export const useSettings = create<SettingsState>(() => ({
  section: 'pc',
  saved: null,
  draft: null,
  strict: false,
  mark: null,
  unread: null,
  leavingTo: null,
  focusAsk: null,
}))

export function showSection(section: SectionName): void {
  useSettings.setState({ section })
}

/** Whether something was typed that leaving would lose. */
export function isUnsaved({ saved, draft }: Pick<SettingsState, 'saved' | 'draft'>): boolean {
  return saved !== null && draft !== null && !isSame(saved, draft)
}

/** Whether `to` must wait: then the screen asks what is to become of the changes. */
export function asksBeforeLeaving(to: Screen): boolean {
  if (!isUnsaved(useSettings.getState())) return false
  useSettings.setState({ leavingTo: to })
  return true
}

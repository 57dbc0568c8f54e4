import { useSettings } from './settings-store.ts'
import { draftOf, type ProfileDraft } from './profile-draft.ts'
import type { Profile } from '../../preload/contract/profile.ts'
import {
  isSaidAtOnce,
  problemsOf,
  type DraftField,
  type DraftProblem,
  type DraftProblems,
} from './profile-problems.ts'

/** One draft at a time is shown, by many fields. */
let drafted: { readonly saved: Profile; readonly draft: ProfileDraft } | null = null
let checked: { readonly draft: ProfileDraft; readonly problems: DraftProblems } | null = null

function draftFrom(saved: Profile): ProfileDraft {
  if (drafted?.saved !== saved) drafted = { saved, draft: draftOf(saved) }
  return drafted.draft
}

function problemsIn(draft: ProfileDraft): DraftProblems {
  if (checked?.draft !== draft) checked = { draft, problems: problemsOf(draft) }
  return checked.problems
}

/** The profile as it is typed; null until it has been read. */
export function useDraft(): ProfileDraft | null {
  return useSettings(({ saved, draft }) => draft ?? (saved === null ? null : draftFrom(saved)))
}

/**
 * What is said of a field now: what main refused, else what is wrong by our own rules, as soon as
 * saying it helps: at once, when the field was left (`left`), or once saving was asked for.
 */
export function useDraftProblem(field: DraftField, left: boolean): DraftProblem | null {
  return useSettings(({ draft, mark, strict }) => {
    if (mark?.field === field) return mark.problem
    if (draft === null) return null
    const problem = problemsIn(draft).get(field) ?? null
    if (problem === null || strict || isSaidAtOnce(problem)) return problem
    return left && problem !== 'missing' ? problem : null
  })
}

/** Whether saving was asked for and something still stands in its way. */
export function useIsHeldUp(): boolean {
  return useSettings(
    ({ draft, mark, strict }) =>
      mark !== null || (strict && draft !== null && problemsIn(draft).size > 0),
  )
}

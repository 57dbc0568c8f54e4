import type { ProfileField, ProfileProblem } from '../../preload/contract/profile.ts'
import { pos } from '../pos.ts'
import { answerOf, type Refused } from './answer-of.ts'
import { draftOf, profileOf, type ProfileDraft } from './profile-draft.ts'
import { problemsOf, type DraftField, type DraftProblem } from './profile-problems.ts'
import { useSettings } from './settings-store.ts'
import { startTill } from './till-start.ts'

/** Reads the profile. What somebody has typed and not saved stays as it is. */
export async function loadProfile(): Promise<void> {
  const answer = await answerOf(pos['profile.read']({}))
  if (answer.ok) useSettings.setState({ saved: answer.value, unread: null })
  else useSettings.setState({ unread: answer.failure })
}

/** Somebody changed a field. */
export function changeDraft(change: Partial<ProfileDraft>, field?: DraftField): void {
  const { saved, draft, mark } = useSettings.getState()
  if (saved === null) return
  useSettings.setState({
    draft: { ...(draft ?? draftOf(saved)), ...change },
    mark: field === undefined || mark?.field === field ? null : mark,
  })
}

export function discardDraft(): void {
  useSettings.setState({ draft: null, strict: false, mark: null })
}

/**
 * - `saved`: kept, and the counter has the new rules
 * - `invalid`: a field is marked and asked to take the focus; `field` says which
 * - `refused`: nothing was kept; what is typed stays
 */
export type SaveAnswer =
  | { readonly state: 'saved' }
  | { readonly state: 'invalid'; readonly field: DraftField }
  | { readonly state: 'refused'; readonly failure: Refused }

export async function saveDraft(): Promise<SaveAnswer> {
  const { saved, draft } = useSettings.getState()
  if (saved === null || draft === null) return { state: 'saved' }
  const [first] = problemsOf(draft)
  if (first !== undefined) return refuse(first[0], null)
  const answer = await answerOf(pos['profile.save'](profileOf(saved, draft)))
  if (!answer.ok) {
    const { failure } = answer
    if (failure.kind !== 'profile-invalid') return { state: 'refused', failure }
    return refuse(fieldOf(failure.field, draft), problemOf(failure.field, failure.problem))
  }
  useSettings.setState({ saved: answer.value, draft: null, strict: false, mark: null })
  // The counter charges by what main has now; its picture of the shop is read again.
  await startTill()
  return { state: 'saved' }
}

function refuse(field: DraftField, problem: DraftProblem | null): SaveAnswer {
  useSettings.setState(({ focusAsk }) => ({
    strict: true,
    mark: problem === null ? null : { field, problem },
    focusAsk: { field, count: (focusAsk?.count ?? 0) + 1 },
  }))
  return { state: 'invalid', field }
}

/** Main names groups where the screen has several fields. */
function fieldOf(field: ProfileField, draft: ProfileDraft): DraftField {
  if (field === 'defaultBuyer') return 'buyerName'
  if (field === 'quickItems') return `quick-${draft.quickItems[0]?.key ?? 0}-name`
  return field
}

function problemOf(field: ProfileField, problem: ProfileProblem): DraftProblem {
  switch (problem) {
    case 'missing':
      return 'missing'
    case 'malformed':
      return field === 'businessNumber' ? 'business' : field === 'phone' ? 'phone' : 'malformed'
    case 'too-long':
      return 'tooLong'
    case 'out-of-range':
      return 'outOfRange'
    case 'holds-card-number':
      return 'cardNumber'
    case 'holds-resident-number':
      return 'residentNumber'
  }
}

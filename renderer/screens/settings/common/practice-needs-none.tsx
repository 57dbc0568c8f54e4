import type { JSX } from 'react'
import { Button } from '../../../parts/button.tsx'
import { Group } from '../../../parts/section.tsx'
import { showSection } from '../../../state/settings-store.ts'

/** Why there is nothing to do here in practice, and where another account is added. */
export function PracticeNeedsNone(props: {
  readonly words: { readonly title: string; readonly text: string; readonly go: string }
}): JSX.Element {
  const { title, text, go } = props.words
  return (
    <Group title={title}>
      <p>{text}</p>
      <div>
        <Button onClick={() => showSection('accounts')}>{go}</Button>
      </div>
    </Group>
  )
}

import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '../../../../preload/contract/account-answers.ts'
import { useKeys } from '../../../keys/use-keys.ts'
import { ActButton } from '../../../parts/act-button.tsx'
import { KeyBadge } from '../../../parts/key-badge.tsx'
import { Notice, type Told } from '../../../parts/notice.tsx'
import { Block, Group, Section } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { useAccount } from '../../../state/account-store.ts'
import { useAnswer } from '../../../state/use-answer.ts'
import { PracticeNeedsNone } from '../common/practice-needs-none.tsx'
import { Loading, Unread } from '../common/reading-place.tsx'
import { ConsoleNeeds } from './console-needs.tsx'
import { leftOver } from './live-steps.ts'
import { StepList } from './step-list.tsx'
import styles from './live.module.css'

const readChecklist = () => pos['checklist.read']({})

/** Going live, step by step; practice has nothing to prepare. */
export function LiveSection(): JSX.Element {
  const { t } = useTranslation()
  const mode = useAccount(({ picture }) => picture?.account.mode ?? 'practice')
  if (mode !== 'practice') return <Steps />
  return (
    <Section title={t('settings.sections.live')}>
      <PracticeNeedsNone
        words={{
          title: t('settings.live.practice.title'),
          text: t('settings.live.practice.text'),
          go: t('settings.live.practice.go'),
        }}
      />
    </Section>
  )
}

function Steps(): JSX.Element {
  const { t } = useTranslation()
  const { reading, fresh, again } = useAnswer(readChecklist)
  useKeys({ F5: () => (fresh ? again() : undefined) })
  const [told, setTold] = useState<Told | null>(null)
  const standing = useStanding(reading.state === 'read' ? reading.value : null)
  return (
    <Section
      title={t('settings.sections.live')}
      intro={t('settings.live.intro')}
      foot={
        <>
          <ActButton
            aria-keyshortcuts="F5"
            word={t('settings.live.refresh')}
            busyWord={t('settings.live.refreshing')}
            busy={!fresh}
            onClick={again}
          />
          <span className={styles['key']}>
            <KeyBadge>F5</KeyBadge>
          </span>
          <Notice told={told ?? (fresh ? standing : null)} />
        </>
      }
    >
      <Group title={t('settings.live.steps')}>
        {reading.state === 'loading' ? <Loading rows={5} /> : null}
        {reading.state === 'refused' ? <Unread failure={reading.failure} onAgain={again} /> : null}
        {reading.state === 'read' ? <StepList checklist={reading.value} onTold={setTold} /> : null}
      </Group>
      <Block>
        <ConsoleNeeds />
      </Block>
    </Section>
  )
}

/** How much is left to do before anybody can be charged. */
function useStanding(checklist: Checklist | null): Told | null {
  const { t } = useTranslation()
  if (checklist === null) return null
  const count = leftOver(checklist)
  return count === 0
    ? { tone: 'ok', text: t('settings.live.allDone') }
    : { tone: 'wait', text: t('settings.live.leftOver', { count }) }
}

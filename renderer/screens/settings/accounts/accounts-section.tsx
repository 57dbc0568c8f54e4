import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../preload/contract/account.ts'
import { Button } from '../../../parts/button.tsx'
import { Group, Section } from '../../../parts/section.tsx'
import { pos } from '../../../pos.ts'
import { useAnswer } from '../../../state/use-answer.ts'
import { Loading, Unread } from '../common/reading-place.tsx'
import { AccountList } from './account-list.tsx'
import { AddAccountForm } from './add-account-form.tsx'
import { RestoreGroup } from './restore-group.tsx'
import { SwitchAsk } from './switch-ask.tsx'

const readAccounts = () => pos['account.list']({})

/** An account that has just come about, offered to be gone over to. */
interface Made {
  readonly account: Account
  readonly text: string
}

/** Every account of this PC, the way over to another, and two ways of adding one. */
export function AccountsSection(): JSX.Element {
  const { t } = useTranslation()
  const { reading, again } = useAnswer(readAccounts)
  const [adding, setAdding] = useState(false)
  const [made, setMade] = useState<Made | null>(null)
  const take = (account: Account, text: string) => {
    setAdding(false)
    setMade({ account, text })
    again()
  }
  return (
    <Section title={t('settings.sections.accounts')} intro={t('settings.accounts.intro')}>
      <Group title={t('settings.accounts.list')}>
        {reading.state === 'loading' ? <Loading rows={2} /> : null}
        {reading.state === 'refused' ? <Unread failure={reading.failure} onAgain={again} /> : null}
        {reading.state === 'read' ? <AccountList accounts={reading.value} /> : null}
      </Group>
      {made === null ? null : (
        <Group title={made.text}>
          <SwitchAsk account={made.account} asked onClose={() => setMade(null)} />
        </Group>
      )}
      <Group title={t('settings.accounts.add.label')} hint={t('settings.accounts.add.hint')}>
        {adding ? (
          <AddAccountForm
            onClose={() => setAdding(false)}
            onMade={(account) =>
              take(account, t('settings.accounts.add.done', { name: account.name }))
            }
          />
        ) : (
          <div>
            <Button
              onClick={() => {
                setMade(null)
                setAdding(true)
              }}
            >
              {t('settings.accounts.add.open')}
            </Button>
          </div>
        )}
      </Group>
      <RestoreGroup
        onRestored={(account) =>
          take(account, t('settings.accounts.restore.done', { name: account.name }))
        }
      />
    </Section>
  )
}

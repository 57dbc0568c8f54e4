import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../../preload/contract/account.ts'
import { ModeBadge } from '../../../parts/mode-badge.tsx'
import { useAccount } from '../../../state/account-store.ts'
import { SwitchAsk } from './switch-ask.tsx'
import styles from './accounts.module.css'

/** Every account; the one that is open says so, the others can be gone over to. */
export function AccountList(props: { readonly accounts: readonly Account[] }): JSX.Element {
  const { t } = useTranslation()
  const current = useAccount(({ picture }) => picture?.account.accountId ?? null)
  return (
    <ul className={styles['list']}>
      {props.accounts.map((account) => (
        <li key={account.accountId} className={styles['account']}>
          <ModeBadge mode={account.mode} />
          <span className={`${styles['name']} one-line`} title={account.name}>
            {account.name}
          </span>
          {account.accountId === current ? (
            <strong className={styles['current']} aria-current="true">
              {t('settings.accounts.current')}
            </strong>
          ) : (
            <SwitchAsk account={account} />
          )}
        </li>
      ))}
    </ul>
  )
}

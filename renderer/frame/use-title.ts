import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccount } from '../state/account-store.ts'

/** The window's title names the mode, so that practice is never taken for the shop's till. */
export function useTitle(): void {
  const { t } = useTranslation()
  const mode = useAccount((account) => account.picture?.account.mode ?? null)
  const title = titleOf(mode)
  useEffect(() => {
    document.title = title
  }, [title])

  function titleOf(shown: typeof mode): string {
    if (shown === 'practice') return t('menu.titlePractice')
    if (shown === 'test') return `${t('menu.title')} — ${t('frame.mode.test')}`
    return t('menu.title')
  }
}

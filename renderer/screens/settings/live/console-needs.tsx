import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './live.module.css'

const NEEDS = ['channel', 'mid', 'signKey', 'keyFile'] as const
/** What KG INICIS answers where one is missing (portone-v1.md §5). */
const CODES = [
  { code: 'TX9301', word: 'missingKeyFile' },
  { code: 'V023', word: 'missingSetting' },
] as const

/** What nobody can set up from here: it must be in the PortOne console first. */
export function ConsoleNeeds(): JSX.Element {
  const { t } = useTranslation()
  return (
    <>
      <h3 className={styles['title']}>{t('settings.live.console.title')}</h3>
      <dl className={styles['needs']}>
        {NEEDS.map((need) => (
          <div key={need}>
            <dt>{t(`settings.live.console.${need}`)}</dt>
            <dd>{t(`settings.live.console.${need}Text`)}</dd>
          </div>
        ))}
      </dl>
      <h4 className={styles['subtitle']}>{t('settings.live.console.errors')}</h4>
      <dl className={styles['needs']}>
        {CODES.map(({ code, word }) => (
          <div key={code}>
            <dt className="figures" data-selectable>
              {code}
            </dt>
            <dd>{t(`settings.live.console.${word}`)}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

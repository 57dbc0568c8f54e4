import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { Failure } from '../../preload/contract/result.ts'
import { Button } from '../parts/button.tsx'
import { Shape } from '../parts/shape.tsx'
import styles from './start-page.module.css'

/** Before main has answered, and when it cannot: what is true, what is kept, what to press. */
export function StartPage(props: {
  readonly problem: Failure | 'silent' | null
  readonly onAgain: () => void
}): JSX.Element {
  const { t } = useTranslation()
  const { problem } = props
  if (problem === null) {
    return (
      <main className={styles['page']} aria-busy="true">
        <p className={styles['name']}>{t('frame.program')}</p>
        <p role="status">{t('frame.start.loading')}</p>
      </main>
    )
  }
  const reference = problem !== 'silent' && problem.kind === 'bug' ? problem.reference : ''
  return (
    <main className={styles['page']}>
      <Shape name="mark" className={styles['icon']} />
      <h1 className={styles['name']}>{t('frame.start.problem')}</h1>
      <p role="alert">{t('frame.start.keptSafe')}</p>
      {reference === '' ? null : (
        <p className="figures" data-selectable>
          {t('frame.start.reference', { reference })}
        </p>
      )}
      <Button look="filled" onClick={props.onAgain} autoFocus>
        {t('frame.start.again')}
      </Button>
    </main>
  )
}

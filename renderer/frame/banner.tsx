import type { JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { Shape } from '../parts/shape.tsx'
import { useTill } from '../state/till-store.ts'
import { bannerOf, type Cause } from './banner-cause.ts'
import styles from './banner.module.css'

/** What staff must know before they type another digit. */
export function Banner(): JSX.Element {
  const cause = useTill((till) => bannerOf(till.snapshot))
  // The live region stays on the page; only its sentence comes and goes.
  return (
    <div className={styles['place']} role="alert">
      {cause === null ? null : <Line cause={cause} />}
    </div>
  )
}

function Line(props: { readonly cause: Cause }): JSX.Element {
  const { t } = useTranslation()
  const { cause } = props
  const sentence =
    cause === 'waits' || cause === 'asks' ? t(`frame.closing.${cause}`) : t(`frame.${cause}`)
  return (
    <p className={styles['banner']}>
      <Shape name="mark" className={styles['icon']} />
      {sentence}
    </p>
  )
}

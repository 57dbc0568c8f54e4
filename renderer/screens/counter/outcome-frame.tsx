import type { JSX, ReactNode } from 'react'
import { FitLine, type FitSize } from '../../parts/fit-line.tsx'
import { Shape, type ShapeName } from '../../parts/shape.tsx'
import styles from './outcome-frame.module.css'

export type PanelKind = 'ok' | 'no' | 'wait'

const SHAPES: Record<PanelKind, ShapeName> = { ok: 'tick', no: 'cross', wait: 'mark' }
const HEADLINE: readonly FitSize[] = [72, 56, 48, 36]

/** Fill, edge, icon, headline and fact line; three panels that stay apart in grey and blurred. */
export function OutcomeFrame(props: {
  readonly panel: PanelKind
  readonly urgent: boolean
  readonly headline: string
  readonly fact: string | null
  readonly children: ReactNode
}): JSX.Element {
  return (
    <section
      className={styles['panel']}
      data-panel={props.panel}
      data-urgent={props.urgent}
      aria-label={props.headline}
    >
      <div className={styles['inside']}>
        <Shape name={SHAPES[props.panel]} className={styles['icon']} />
        <h2 className={styles['headline']}>
          <FitLine text={props.headline} sizes={HEADLINE} />
        </h2>
        {props.fact === null ? null : <p className={styles['fact']}>{props.fact}</p>}
        {props.children}
      </div>
    </section>
  )
}

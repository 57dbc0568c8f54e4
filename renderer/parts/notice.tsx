import type { JSX } from 'react'
import styles from './notice.module.css'
import { Shape, type ShapeName } from './shape.tsx'

export type Tone = 'ok' | 'no' | 'wait' | 'plain'

/** What a press came to, in one sentence. */
export interface Told {
  readonly tone: Tone
  readonly text: string
}

const SHAPES: Readonly<Record<Tone, ShapeName | null>> = {
  ok: 'tick',
  no: 'cross',
  wait: 'mark',
  plain: null,
}

/** The place where a sentence comes and goes. It is always there: heard when it changes, never jumping. */
export function Notice(props: { readonly told: Told | null }): JSX.Element {
  const { told } = props
  const shape = told === null ? null : SHAPES[told.tone]
  return (
    <div className={styles['place']} role="status" data-tone={told?.tone ?? 'plain'}>
      {shape === null ? null : <Shape name={shape} className={styles['icon']} />}
      {told === null ? null : <p>{told.text}</p>}
    </div>
  )
}

/** A sentence that is there because something is so, not because something was pressed. */
export function Callout(props: { readonly tone: Tone; readonly text: string }): JSX.Element {
  const shape = SHAPES[props.tone]
  return (
    <div className={styles['callout']} data-tone={props.tone}>
      {shape === null ? null : <Shape name={shape} className={styles['icon']} />}
      <p>{props.text}</p>
    </div>
  )
}

import type { JSX } from 'react'

export type ShapeName = 'tick' | 'cross' | 'mark' | 'minus'

/** Drawn on a 64 grid with a 6.4 stroke; told apart by outline alone: ring, octagon, diamond. */
const OUTLINES: Record<ShapeName, JSX.Element> = {
  tick: (
    <>
      <circle cx="32" cy="32" r="27" />
      <path d="M20 33 28.5 41.5 44 25" />
    </>
  ),
  cross: (
    <>
      <path d="M20.8 5h22.4L59 20.8v22.4L43.2 59H20.8L5 43.2V20.8Z" />
      <path d="M23.5 23.5l17 17M40.5 23.5l-17 17" />
    </>
  ),
  mark: (
    <>
      <path d="M32 4.6 59.4 32 32 59.4 4.6 32Z" />
      <path d="M32 20v14M32 40.6v3.4" />
    </>
  ),
  minus: (
    <>
      <circle cx="32" cy="32" r="27" />
      <path d="M21 32h22" />
    </>
  ),
}

/** A state's picture; always beside its word, so it is hidden from screen readers. */
export function Shape(props: {
  readonly name: ShapeName
  readonly className?: string | undefined
}): JSX.Element {
  return (
    <svg
      className={props.className}
      viewBox="0 0 64 64"
      fill="none"
      stroke="currentColor"
      strokeWidth="6.4"
      strokeLinejoin="miter"
      aria-hidden="true"
      focusable="false"
    >
      {OUTLINES[props.name]}
    </svg>
  )
}

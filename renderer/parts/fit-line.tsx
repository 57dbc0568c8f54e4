import { useLayoutEffect, useRef, type JSX } from 'react'
import styles from './fit-line.module.css'

/** Display sizes of look.md that a line may step down through, largest first. */
export type FitSize = 72 | 56 | 48 | 36

/** A line that touches both edges is not read at two metres, so some air must be left. */
const AIR = 0.97

/** One line that is never wrapped: the first size that leaves air, else the last. */
export function FitLine(props: {
  readonly text: string
  readonly sizes: readonly FitSize[]
  readonly className?: string | undefined
}): JSX.Element {
  const line = useRef<HTMLDivElement>(null)
  const sizes = props.sizes.join(' ')

  useLayoutEffect(() => {
    const element = line.current
    if (element === null) return
    let width = -1
    const fit = () => {
      width = element.clientWidth
      for (const size of sizes.split(' ')) {
        element.dataset['size'] = size
        if (textWidth(element) <= width * AIR) return
      }
    }
    fit()
    const observer = new ResizeObserver(() => {
      if (element.clientWidth !== width) fit()
    })
    observer.observe(element)
    void document.fonts.ready.then(fit)
    return () => observer.disconnect()
  }, [props.text, sizes])

  return (
    <div ref={line} className={`${styles['line']} ${props.className ?? ''}`}>
      {props.text}
    </div>
  )
}

function textWidth(element: HTMLElement): number {
  const range = document.createRange()
  range.selectNodeContents(element)
  return range.getBoundingClientRect().width
}

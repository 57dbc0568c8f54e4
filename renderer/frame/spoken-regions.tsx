import type { JSX } from 'react'
import { useSpoken } from './speak.ts'

/** The live regions must be on the page before anything is said, so they never unmount. */
export function SpokenRegions(): JSX.Element {
  const { status, alert } = useSpoken()
  return (
    <>
      <div className="spoken" role="status">
        {status}
      </div>
      <div className="spoken" role="alert">
        {alert}
      </div>
    </>
  )
}

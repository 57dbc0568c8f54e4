import type { ComponentPropsWithRef, JSX } from 'react'
import styles from './button.module.css'

/** A button of ours: filled for the one thing to do next, outlined for everything else. */
export function Button(
  props: ComponentPropsWithRef<'button'> & { readonly look?: 'filled' | 'outline' },
): JSX.Element {
  const { look = 'outline', className, ...rest } = props
  return (
    <button
      type="button"
      {...rest}
      data-look={look}
      className={`${styles['button']} ${className ?? ''}`}
    />
  )
}

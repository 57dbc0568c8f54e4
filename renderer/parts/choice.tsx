import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId, type JSX } from 'react'
import styles from './choice.module.css'

/** One of a few, all seen at once; arrows move and choose. */
export function Choice<T extends string | number>(props: {
  readonly label: string
  readonly hint?: string
  readonly value: T
  readonly options: readonly { readonly value: T; readonly word: string }[]
  readonly onChange: (value: T) => void
}): JSX.Element {
  const id = useId()
  return (
    <div>
      <p id={id} className={styles['label']}>
        {props.label}
      </p>
      <RadioGroup<T>
        aria-labelledby={id}
        className={styles['group']}
        value={props.value}
        onValueChange={(value) => props.onChange(value)}
      >
        {props.options.map((option) => (
          <Radio.Root key={option.value} value={option.value} className={styles['option']}>
            {option.word}
          </Radio.Root>
        ))}
      </RadioGroup>
      {props.hint === undefined ? null : <p className={styles['hint']}>{props.hint}</p>}
    </div>
  )
}

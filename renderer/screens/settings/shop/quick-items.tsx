import { useRef, useState, type JSX, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../parts/button.tsx'
import { Group } from '../../../parts/section.tsx'
import { changeDraft } from '../../../state/profile-actions.ts'
import type { QuickItemDraft } from '../../../state/profile-draft.ts'
import { QUICK_ITEMS_MAX } from '../../../state/profile-problems.ts'
import { useDraft } from '../../../state/use-draft.ts'
import { QuickItemRow } from './quick-item-row.tsx'
import styles from './shop.module.css'

/** `items` with the one at `from` in place `to`; as it was where there is no such place. */
function moved(items: readonly QuickItemDraft[], from: number, to: number): QuickItemDraft[] {
  const next = [...items]
  const [item] = next.splice(from, 1)
  if (item !== undefined) next.splice(to, 0, item)
  return next
}

/** Up to nine items in the order of their keys on the counter. */
export function QuickItems(): JSX.Element | null {
  const { t } = useTranslation()
  const draft = useDraft()
  const rows = useRef<HTMLOListElement>(null)
  const add = useRef<HTMLButtonElement>(null)
  const [said, setSaid] = useState('')
  if (draft === null) return null
  const items = draft.quickItems
  const set = (quickItems: readonly QuickItemDraft[]) => changeDraft({ quickItems })
  const full = items.length >= QUICK_ITEMS_MAX

  const move = (from: number, to: number) => {
    if (to < 0 || to >= items.length) return
    set(moved(items, from, to))
    setSaid(t('settings.shop.quick.moved', { number: to + 1 }))
  }
  const remove = (at: number) => {
    set(items.filter((_, other) => other !== at))
    // The row is gone with the focus in it: on to the row that takes its place, or to Add.
    const names = rows.current?.querySelectorAll<HTMLElement>('[data-part="name"]')
    const next = names?.[at + 1] ?? names?.[at - 1] ?? add.current
    next?.focus()
  }
  const append = () => {
    if (full) return
    const key = Math.max(-1, ...items.map((item) => item.key)) + 1
    set([...items, { key, name: '', amount: '', taxFree: '' }])
    requestAnimationFrame(() =>
      document.querySelector<HTMLElement>(`[data-draft="quick-${key}-name"]`)?.focus(),
    )
  }
  const onKeyDown = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || event.nativeEvent.isComposing) return
    const to = event.key === 'ArrowUp' ? at - 1 : event.key === 'ArrowDown' ? at + 1 : null
    if (to === null) return
    event.preventDefault()
    move(at, to)
  }

  return (
    <Group title={t('settings.shop.group.quick')} hint={t('settings.shop.quick.hint')}>
      {items.length === 0 ? (
        <p className={styles['none']}>{t('settings.shop.quick.empty')}</p>
      ) : null}
      <ol ref={rows} className={styles['rows']}>
        {items.map((item, at) => (
          <li key={item.key} onKeyDown={(event) => onKeyDown(event, at)}>
            <QuickItemRow
              item={item}
              at={at}
              last={at === items.length - 1}
              onChange={(change) =>
                set(items.map((other) => (other === item ? { ...item, ...change } : other)))
              }
              onMove={(to) => move(at, to)}
              onRemove={() => remove(at)}
            />
          </li>
        ))}
      </ol>
      <div className={styles['add']}>
        <Button ref={add} aria-disabled={full} onClick={append}>
          {t('settings.shop.quick.add')}
        </Button>
        {full ? <span className={styles['hint']}>{t('settings.shop.quick.full')}</span> : null}
        <span className="spoken" role="status">
          {said}
        </span>
      </div>
    </Group>
  )
}

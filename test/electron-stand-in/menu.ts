import { strict } from './strict.ts'
import { openWindows } from './window-list.ts'

interface Item {
  readonly id?: string
  readonly label?: string
  readonly submenu?: unknown
  readonly click?: unknown
}

interface ItemList {
  readonly items: readonly Item[]
}

let application: readonly Item[] = []

export const Menu = strict('Menu', {
  buildFromTemplate: (template: readonly Item[]): ItemList => ({ items: template }),
  setApplicationMenu(menu: ItemList | null): void {
    application = menu?.items ?? []
  },
})

/** Presses the item with this id, as a person would; an error if there is none. */
export function clickMenu(id: string): void {
  const item = flat(application).find((candidate) => candidate.id === id)
  const click = item?.click
  if (typeof click !== 'function') throw new Error(`the menu has no item with the id ${id}`)
  // Electron passes the item, the focused window and the keys held.
  Reflect.apply(click, undefined, [item, openWindows()[0], {}])
}

/** Every label of the whole menu, for a test to look through. */
export function menuLabels(): readonly string[] {
  return flat(application).map((item) => item.label ?? '')
}

function flat(items: readonly Item[]): readonly Item[] {
  return items.flatMap((item) =>
    // A submenu of a template is a template.
    Array.isArray(item.submenu) ? [item, ...flat(item.submenu as readonly Item[])] : [item],
  )
}

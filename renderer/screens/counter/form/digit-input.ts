import { withoutExpected } from '../../../keys/late-text.ts'
import { placeAt, positionOf } from './digit-places.ts'

/** Digits `from` to `to` (exclusive) make way for others; places count digits, not characters. */
export interface DigitEdit {
  readonly from: number
  readonly to: number
  readonly digits: string
}

/** What stands behind a field of digits. */
export interface DigitModel {
  digits(): string
  /** Answers where the caret then is, or null when the edit is refused. */
  replace(edit: DigitEdit): number | null
}

export interface DigitFieldRules {
  readonly model: DigitModel
  /** What the focused field shows: one character for each digit, and separators. */
  readonly show: (digits: string) => string
  /** What it shows otherwise. */
  readonly hide: (digits: string) => string
  /** After each change; `atEnd` when digits were typed behind all others. */
  readonly onChanged: (change: { readonly atEnd: boolean }) => void
  /** Something that is not a digit, or digits that do not fit; the field keeps what it had. */
  readonly onRefused: (why: 'letters' | 'full') => void
  /** A paste; where none is allowed it does nothing. */
  readonly onPaste: (text: string) => void
}

const bound = new WeakMap<EventTarget, DigitInput>()

/** The digit field of an element, or null when it is something else. */
export function digitInputOf(target: EventTarget | null): DigitInput | null {
  return target === null ? null : (bound.get(target) ?? null)
}

/** What people write between digits without meaning anything by it. */
const MEANINGLESS = /[\s,./\p{Pd}₩원]/gu

/**
 * Makes an uncontrolled `<input>` a field of digits. Every edit is done on the model and shown
 * afterwards, so the caret keeps its place among the digits, the browser has nothing to undo, and
 * no attribute ever holds a value. Syllables being composed cannot be refused while they are: the
 * digits are put back when they end.
 */
export class DigitInput {
  readonly #input: HTMLInputElement
  readonly #rules: DigitFieldRules
  readonly #listening = new AbortController()
  #focused: boolean
  /** Where the caret belongs among the digits while a composition hides it, else null. */
  #composing: { readonly from: number; readonly to: number } | null = null

  constructor(input: HTMLInputElement, rules: DigitFieldRules) {
    this.#input = input
    this.#rules = rules
    this.#focused = document.activeElement === input
    this.#listen()
    bound.set(input, this)
    this.#draw(0)
  }

  /** Types digits where the caret is, in place of what is selected. */
  type(text: string): void {
    const plain = text.normalize('NFKC').replace(MEANINGLESS, '')
    const digits = plain.replace(/\D/g, '')
    if (digits !== plain) this.#rules.onRefused('letters')
    else if (digits !== '') this.#edit({ ...this.#selection(), digits })
  }

  /** Deletes what is selected, else the digit before the caret. False when there was none. */
  deleteBack(): boolean {
    const { from, to } = this.#selection()
    return this.#delete(from === to ? Math.max(0, from - 1) : from, to)
  }

  /** Shows what the model holds, after somebody else changed it. */
  render(): void {
    this.#draw(null)
  }

  unbind(): void {
    this.#listening.abort()
    bound.delete(this.#input)
  }

  #edit(edit: DigitEdit): void {
    const atEnd = edit.digits !== '' && edit.to === this.#rules.model.digits().length
    const caret = this.#rules.model.replace(edit)
    if (caret === null) {
      this.#rules.onRefused('full')
      return
    }
    this.#draw(caret)
    this.#rules.onChanged({ atEnd })
  }

  #delete(from: number, to: number): boolean {
    if (from === to) return false
    this.#edit({ from, to, digits: '' })
    return true
  }

  #selection(): { readonly from: number; readonly to: number } {
    const { value, selectionStart, selectionEnd } = this.#input
    return (
      this.#composing ?? {
        from: placeAt(value, selectionStart ?? 0),
        to: placeAt(value, selectionEnd ?? 0),
      }
    )
  }

  #draw(caret: number | null): void {
    if (this.#composing !== null) {
      if (caret !== null) this.#composing = { from: caret, to: caret }
      return
    }
    const digits = this.#rules.model.digits()
    const shown = this.#focused ? this.#rules.show(digits) : this.#rules.hide(digits)
    const place = caret ?? Math.min(this.#selection().from, digits.length)
    if (this.#input.value !== shown) this.#input.value = shown
    if (!this.#focused) return
    this.#input.setSelectionRange(positionOf(shown, place), positionOf(shown, place))
  }

  #listen(): void {
    const input = this.#input
    const { signal } = this.#listening
    input.addEventListener('beforeinput', (event) => this.#onBeforeInput(event), { signal })
    input.addEventListener('compositionstart', () => this.#onCompositionStart(), { signal })
    input.addEventListener('compositionend', (event) => this.#onCompositionEnd(event), { signal })
    input.addEventListener('paste', (event) => this.#onPaste(event), { signal })
    input.addEventListener('focus', () => this.#onFocus(true), { signal })
    // Also when the window goes to the back: the element stays active then, but nobody is typing.
    input.addEventListener('blur', () => this.#onFocus(false), { signal })
    input.addEventListener('input', () => this.#draw(null), { signal })
    for (const name of ['copy', 'cut', 'dragstart', 'drop'] as const) {
      input.addEventListener(name, (event) => event.preventDefault(), { signal })
    }
  }

  #onFocus(focused: boolean): void {
    this.#focused = focused
    this.#draw(focused ? this.#rules.model.digits().length : null)
  }

  #onBeforeInput(event: InputEvent): void {
    const { data, inputType, isComposing } = event
    if (isComposing || inputType === 'insertCompositionText') return
    event.preventDefault()
    if (inputType === 'insertText' || inputType === 'insertReplacementText') {
      this.type(withoutExpected(data ?? ''))
    } else if (inputType === 'deleteContentBackward') {
      this.deleteBack()
    } else if (inputType.startsWith('delete')) {
      this.#deleteMore(inputType)
    }
  }

  /** Forwards one digit; by word or line all there is on that side, for the digits are one word. */
  #deleteMore(inputType: string): void {
    const { from, to } = this.#selection()
    const { length } = this.#rules.model.digits()
    if (from !== to) this.#delete(from, to)
    else if (inputType === 'deleteContentForward') this.#delete(from, Math.min(length, to + 1))
    else if (inputType.endsWith('Forward')) this.#delete(from, length)
    else this.#delete(0, to)
  }

  #onCompositionStart(): void {
    this.#composing = this.#selection()
  }

  #onCompositionEnd(event: CompositionEvent): void {
    const { from, to } = this.#selection()
    this.#composing = null
    this.#draw(from)
    if (!this.#focused) return
    this.#input.setSelectionRange(
      positionOf(this.#input.value, from),
      positionOf(this.#input.value, to),
    )
    this.type(withoutExpected(event.data))
  }

  #onPaste(event: ClipboardEvent): void {
    event.preventDefault()
    this.#rules.onPaste(event.clipboardData?.getData('text/plain') ?? '')
  }
}

import { counter as counterEn } from './en/counter.ts'
import { decline as declineEn } from './en/decline.ts'
import { form as formEn } from './en/form.ts'
import { frame as frameEn } from './en/frame.ts'
import { help as helpEn } from './en/help.ts'
import { menu as menuEn } from './en/menu.ts'
import { outcome as outcomeEn } from './en/outcome.ts'
import { settings as settingsEn } from './en/settings.ts'
import { startRefused as startRefusedEn } from './en/start-refused.ts'
import { counter } from './ko/counter.ts'
import { decline } from './ko/decline.ts'
import { form } from './ko/form.ts'
import { frame } from './ko/frame.ts'
import { help } from './ko/help.ts'
import { menu } from './ko/menu.ts'
import { outcome } from './ko/outcome.ts'
import { settings } from './ko/settings.ts'
import { startRefused } from './ko/start-refused.ts'

/** Every sentence a person can read, by language and screen. Korean is the first and sets the keys. */
const ko = { counter, decline, form, frame, help, menu, outcome, settings, startRefused }

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

const en: Words<typeof ko> = {
  counter: counterEn,
  decline: declineEn,
  form: formEn,
  frame: frameEn,
  help: helpEn,
  menu: menuEn,
  outcome: outcomeEn,
  settings: settingsEn,
  startRefused: startRefusedEn,
}

export const words = { ko, en } as const
export type KoreanWords = typeof ko

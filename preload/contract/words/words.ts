import { counter as counterEn } from './en/counter.ts'
import { decline as declineEn } from './en/decline.ts'
import { door as doorEn } from './en/door.ts'
import { form as formEn } from './en/form.ts'
import { frame as frameEn } from './en/frame.ts'
import { help as helpEn } from './en/help.ts'
import { lock as lockEn } from './en/lock.ts'
import { menu as menuEn } from './en/menu.ts'
import { outcome as outcomeEn } from './en/outcome.ts'
import { refund as refundEn } from './en/refund.ts'
import { settings as settingsEn } from './en/settings.ts'
import { startRefused as startRefusedEn } from './en/start-refused.ts'
import { counter } from './ko/counter.ts'
import { decline } from './ko/decline.ts'
import { door } from './ko/door.ts'
import { form } from './ko/form.ts'
import { frame } from './ko/frame.ts'
import { help } from './ko/help.ts'
import { lock } from './ko/lock.ts'
import { menu } from './ko/menu.ts'
import { outcome } from './ko/outcome.ts'
import { refund } from './ko/refund.ts'
import { settings } from './ko/settings.ts'
import { startRefused } from './ko/start-refused.ts'

/** Every sentence a person can read, by language and screen. Korean is the first and sets the keys. */
const ko = {
  counter,
  decline,
  door,
  form,
  frame,
  help,
  lock,
  menu,
  outcome,
  refund,
  settings,
  startRefused,
}

type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> }

const en: Words<typeof ko> = {
  counter: counterEn,
  decline: declineEn,
  door: doorEn,
  form: formEn,
  frame: frameEn,
  help: helpEn,
  lock: lockEn,
  menu: menuEn,
  outcome: outcomeEn,
  refund: refundEn,
  settings: settingsEn,
  startRefused: startRefusedEn,
}

export const words = { ko, en } as const
export type KoreanWords = typeof ko

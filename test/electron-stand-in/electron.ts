import type Electron from 'electron'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { listenToTest } from './control.ts'
import { dialog } from './dialog.ts'
import { ipcMain } from './ipc-main.ts'
import { Menu } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { net } from './net.ts'
import { powerMonitor } from './power-monitor.ts'
import { protocol, session } from './session.ts'
import { utilityProcess } from './utility-process.ts'

/** What a program sees that asks for `electron`: as much of it as `main/shell` uses. */
export {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  session,
  utilityProcess,
}

type Plain = string | number | boolean | undefined | void | Promise<void>
/** Events are checked where the shell registers them; their overloads say nothing here. */
type Events = 'on' | 'once' | 'off' | 'removeListener' | 'emit'

/** As Electron's own: every call of it can be made here too, and plain answers are of its type. */
type Shape<Theirs> = {
  readonly [K in Exclude<keyof Theirs, Events>]?: Theirs[K] extends (...args: infer A) => infer R
    ? (...args: A) => R extends Plain ? R : unknown
    : unknown
}

/** `true` where `Ours` has the shape of `Theirs` and no name of its own invention. */
type Same<Ours extends Shape<Theirs>, Theirs> =
  Exclude<keyof Ours, keyof Theirs> extends never ? true : Exclude<keyof Ours, keyof Theirs>

type Window = InstanceType<typeof BrowserWindow>
type Forked = ReturnType<typeof utilityProcess.fork>

/** Checked by the compiler against electron.d.ts; nothing reads it. `powerMonitor` has but events. */
export const isSame: readonly [
  Same<typeof app, Electron.App>,
  Same<Window, Electron.BrowserWindow>,
  Same<Window['webContents'], Electron.WebContents>,
  Same<typeof dialog, Electron.Dialog>,
  Same<typeof ipcMain, Electron.IpcMain>,
  Same<typeof Menu, typeof Electron.Menu>,
  Same<typeof nativeTheme, Electron.NativeTheme>,
  Same<typeof net, Electron.Net>,
  Same<typeof protocol, Electron.Protocol>,
  Same<typeof session, typeof Electron.session>,
  Same<typeof session.defaultSession, Electron.Session>,
  Same<typeof utilityProcess, typeof Electron.utilityProcess>,
  Same<Forked, Electron.UtilityProcess>,
] = [true, true, true, true, true, true, true, true, true, true, true, true, true]

listenToTest()

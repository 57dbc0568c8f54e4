import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Preferences } from '../../preload/contract/preferences.ts'
import { words } from '../../preload/contract/words/words.ts'

export interface MenuOptions {
  readonly preferences: Preferences
  /** A choice in the menu: the preferences as they are to be from now on. */
  onPreferences(next: Preferences): void
}

/** Sets the application menu; called again after every change, so that its marks stay true. */
export function setMenu(options: MenuOptions): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(options)))
}

/**
 * The whole menu, explicit, so that none of Electron's defaults is in it: no reload, no developer
 * tools (bar B-E11). No function key and no Alt+letter is bound here: those belong to the counter
 * (flows.md, Other keys).
 */
export function menuTemplate(options: MenuOptions): MenuItemConstructorOptions[] {
  const text = words[options.preferences.language].menu
  return [
    {
      label: text.file,
      submenu: [
        {
          id: 'window.close',
          label: text.closeWindow,
          accelerator: 'CmdOrCtrl+W',
          click: (_item, window) => window?.close(),
        },
        { id: 'quit', label: text.quit, accelerator: 'CmdOrCtrl+Q', click: () => app.quit() },
      ],
    },
    {
      label: text.edit,
      submenu: [
        { role: 'undo', label: text.undo },
        { role: 'redo', label: text.redo },
        { type: 'separator' },
        { role: 'cut', label: text.cut },
        { role: 'copy', label: text.copy },
        { role: 'paste', label: text.paste },
        { role: 'selectAll', label: text.selectAll },
      ],
    },
    {
      label: text.view,
      submenu: [
        { label: text.language, submenu: languageItems(options) },
        { label: text.theme, submenu: themeItems(options) },
        { label: text.textSize, submenu: textSizeItems(options) },
      ],
    },
  ]
}

function languageItems({ preferences, onPreferences }: MenuOptions): MenuItemConstructorOptions[] {
  const text = words[preferences.language].menu
  const labels = { ko: text.languageKo, en: text.languageEn }
  return (['ko', 'en'] as const).map((language) => ({
    id: `language.${language}`,
    label: labels[language],
    type: 'radio',
    checked: preferences.language === language,
    click: () => onPreferences({ ...preferences, language }),
  }))
}

function themeItems({ preferences, onPreferences }: MenuOptions): MenuItemConstructorOptions[] {
  const text = words[preferences.language].menu
  const labels = {
    system: text.themeSystem,
    light: text.themeLight,
    dark: text.themeDark,
    contrast: text.themeContrast,
  }
  return (['system', 'light', 'dark', 'contrast'] as const).map((theme) => ({
    id: `theme.${theme}`,
    label: labels[theme],
    type: 'radio',
    checked: preferences.theme === theme,
    click: () => onPreferences({ ...preferences, theme }),
  }))
}

function textSizeItems({ preferences, onPreferences }: MenuOptions): MenuItemConstructorOptions[] {
  return ([100, 125, 150, 200] as const).map((textPercent) => ({
    id: `text.${textPercent}`,
    label: `${textPercent}%`,
    type: 'radio',
    checked: preferences.textPercent === textPercent,
    click: () => onPreferences({ ...preferences, textPercent }),
  }))
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { setup } from '../../scripts/setup/index.js'

/*
 * Whom the built program could speak to (bar B-E15). Read from the bundles as they ship, so a host
 * that a package brings along, or that somebody leaves behind after a test, is found too.
 */

const DIST = join(import.meta.dirname, '../../dist')

/** What may stand in main and preload. A new line here is a new host a counter can know: say why. */
const MAIN_HOSTS: Readonly<Record<string, string>> = {
  'api.iamport.kr': 'the REST API of PortOne V1: the one host that a counter speaks to',
  'practice.invalid':
    'a Request needs an origin; the practice gateway answers it in this process, and .invalid resolves nowhere',
  'iniweb.inicis.com':
    "the practice gateway's receipts have the address that the gateway's own have; nothing opens it",
}

/** Names of standards and of manuals inside libraries. The page may connect to nothing (its CSP). */
const PAGE_HOSTS: Readonly<Record<string, string>> = {
  'www.w3.org': 'namespaces of SVG and MathML, in React',
  'react.dev': "React's list of error numbers",
  'react.i18next.com': 'a warning of react-i18next',
  'base-ui.com': "Base UI's list of error numbers",
}

beforeAll(() => setup({ need: ['build'] }), 300_000)

describe('the built program', () => {
  test('names no host in main and preload but those with a reason', () => {
    expect(hostsIn('main', 'preload')).toEqual(Object.keys(MAIN_HOSTS).toSorted())
  })

  test('names no host in the page but those with a reason', () => {
    expect(hostsIn('renderer')).toEqual(Object.keys(PAGE_HOSTS).toSorted())
  })

  test('cannot be looked into once it is installed: that door is not in the code', () => {
    const main = textsOf('main').join('\n')
    expect(main).toMatch(/isPackaged: app\.isPackaged && true\b/u)
    expect(main).not.toContain('INSPECTABLE')
  })

  test('reads no address and no fake from its environment', () => {
    const read = textsOf('main', 'preload').flatMap((text) =>
      [...text.matchAll(/process\.env(?:\.|\[['"`])(\w+)/gu)].map(([, name = '']) => name),
    )
    // Where an AppImage lies, which the runtime of AppImages says: to start it again.
    expect(read).toEqual(['APPIMAGE'])
    expect(textsOf('main', 'preload').join('\n')).not.toContain('JANGBU_')
  })
})

function hostsIn(...rooms: readonly string[]): string[] {
  const found = textsOf(...rooms).flatMap((text) =>
    [...text.matchAll(/\b(?:https?|wss?|ftp):\/\/([^\s/"'`<>\\)]+)/giu)].map(
      ([, host = '']) => host,
    ),
  )
  return [...new Set(found)].toSorted()
}

function textsOf(...rooms: readonly string[]): string[] {
  return rooms.flatMap((room) =>
    readdirSync(join(DIST, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(js|cjs|mjs|html|css|json)$/u.test(path))
      .map((path) => readFileSync(join(DIST, room, path), 'utf8')),
  )
}

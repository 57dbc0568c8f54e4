import { createRequire } from 'node:module'
import { join } from 'node:path'

export const PROJECT = join(import.meta.dirname, '../../..')

/** What electron-builder itself reads and checks a configuration with; reached through the package we depend on. */
const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'))

/** The parts of a configuration that our tests look at. */
export interface BuilderConfig {
  readonly appId: string
  readonly asarUnpack: readonly string[]
  readonly npmRebuild: boolean
  readonly afterPack: string
  readonly electronFuses?: unknown
  readonly files: readonly { readonly filter: readonly string[] }[]
  readonly linux: { readonly executableArgs: readonly string[] }
  readonly mac: { readonly hardenedRuntime: boolean; readonly entitlements: string }
  readonly nsis: { readonly perMachine: boolean }
  readonly deb: { readonly depends: readonly string[] }
}

interface ConfigModule {
  getConfig(projectDir: string, configPath: string): Promise<BuilderConfig>
  validateConfiguration(config: object, debugLogger: { isEnabled: boolean }): Promise<void>
}

interface LoadModule {
  loadParentConfig(request: { projectDir: string }, path: string): Promise<{ result: unknown }>
}

// Neither module has types of its own that are exported; the shapes above are what the tests rely on.
const config = require('app-builder-lib/out/util/config/config') as ConfigModule
const load = require('app-builder-lib/out/util/config/load') as LoadModule

/** A configuration with everything it extends, as electron-builder would use it. */
export function readConfig(file: string): Promise<BuilderConfig> {
  return config.getConfig(PROJECT, file)
}

/** Rejects with electron-builder's own complaint where its schema does not take the configuration. */
export function validate(checked: object): Promise<void> {
  return config.validateConfiguration(checked, { isEnabled: false })
}

/** Any YAML file of the project, parsed. */
export async function readYaml(file: string): Promise<unknown> {
  return (await load.loadParentConfig({ projectDir: PROJECT }, file)).result
}

interface AsarModule {
  listPackage(archive: string, options: { isPack: boolean }): string[]
  extractAll(archive: string, folder: string): void
}

const builderLib = createRequire(require.resolve('app-builder-lib'))
// ESM only; Node lets it be required. Two of its functions are all that is used.
export const asar = builderLib('@electron/asar') as AsarModule

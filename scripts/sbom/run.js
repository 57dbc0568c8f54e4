import { inProject } from '../setup/project.js'
import { writeSbom } from './write-sbom.js'

const path = inProject('out/sbom.json')
process.stdout.write(`${JSON.stringify({ path, ...writeSbom(path) })}\n`)

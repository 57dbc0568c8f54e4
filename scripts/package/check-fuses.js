import { INSPECTABLE_FUSES, SHIPPED_FUSES, wrongFuses } from './fuses.js'

/*
 * node scripts/package/check-fuses.js shipped|inspectable PROGRAM: ends with 1 and their names where
 * fuses of a finished program are not as the table says.
 */

const [kind, program] = process.argv.slice(2)
if (program === undefined || (kind !== 'shipped' && kind !== 'inspectable')) {
  process.stderr.write('usage: check-fuses.js shipped|inspectable PROGRAM\n')
  process.exit(2)
}
const wrong = await wrongFuses(program, kind === 'shipped' ? SHIPPED_FUSES : INSPECTABLE_FUSES)
process.stdout.write(wrong.length === 0 ? 'every fuse is right\n' : `wrong: ${wrong.join(', ')}\n`)
process.exitCode = wrong.length === 0 ? 0 : 1

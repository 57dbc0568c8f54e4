import { EVERYTHING, setupOrExit } from './setup/index.js'
import { say } from './setup/project.js'

await setupOrExit({ need: EVERYTHING })
say('setup: everything is in place')

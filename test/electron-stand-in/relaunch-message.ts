/** What a test hears of a program that asked to be started again: the test starts it itself. */
export const RELAUNCH_MESSAGE = 'relaunch'

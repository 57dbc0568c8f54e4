import { readCall } from '../keychain-call.ts'
import { answerCall } from './answer-call.ts'
import { loadKeytar } from './native-keychain.ts'

/**
 * The keychain process: keytar, one call at a time, and nothing else. It may hang or crash; main
 * goes on (bar B-K01).
 */
const { parentPort } = process
let last = Promise.resolve()

parentPort.on('message', ({ data }) => {
  const call = readCall(data)
  if (call === null) return
  last = last.then(async () => {
    const reply = await answerCall(await loadKeytar(), call)
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- not a window's
    parentPort.postMessage(reply)
    reply.value?.fill(0)
  })
})

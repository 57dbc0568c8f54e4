/**
 * A LevelDB table of one block that holds `text` as Snappy would keep it: what repeats is a copy, so
 * the second half is not there to be read. `text` is two equal halves with one blank between them.
 */
export function levelDbTable(text: string): Buffer {
  const half = text.slice(0, text.indexOf(' '))
  const [front, back] = [half.slice(0, 9), half.slice(9)]
  const whole = `${front}${front}${back}`
  // A literal of nine, a copy of those nine, and the rest.
  const packed = Buffer.concat([
    Buffer.from([whole.length, (9 - 1) << 2]),
    Buffer.from(front),
    Buffer.from([((9 - 4) << 2) | 1, 9, (back.length - 1) << 2]),
    Buffer.from(back),
  ])
  const block = Buffer.concat([packed, Buffer.from([1, 0, 0, 0, 0])])
  const handle = Buffer.from([0, packed.length])
  const entry = Buffer.concat([Buffer.from([0, 1, handle.length]), Buffer.from('k'), handle])
  const restarts = Buffer.from([0, 0, 0, 0, 1, 0, 0, 0])
  const index = Buffer.concat([entry, restarts])
  const footer = Buffer.alloc(48)
  Buffer.from([0, 0, block.length, index.length]).copy(footer)
  Buffer.from('57fb808b247547db', 'hex').copy(footer, 40)
  return Buffer.concat([block, index, Buffer.from([0, 0, 0, 0, 0]), footer])
}

import { app } from 'electron'
import { startKeychainProcess } from '../../main/shell/keychain-process.ts'
import { systemClock } from '../../main/system-clock.ts'
import { KeychainClient } from '../../main/vault/keychain-client.ts'
import { toAccountId } from '../../main/vault/place.ts'

/** A program of Electron's that keeps a value in the keychain, says what it heard, and ends. */
void app.whenReady().then(async () => {
  const accountId = toAccountId('cafe')
  if (accountId === null) throw new Error('an account id')
  const place = { accountId, item: 'rest-keys' } as const
  const client = new KeychainClient({ start: startKeychainProcess, clock: systemClock })
  const heard: string[] = []
  heard.push((await client.read(place)).state)
  heard.push((await client.write(place, Buffer.from('장부 값'))).state)
  client.close()
  const read = await client.read(place)
  heard.push(read.state === 'ok' ? Buffer.from(read.value).toString() : read.state)
  client.close()
  console.log(JSON.stringify(heard))
  app.exit(0)
})

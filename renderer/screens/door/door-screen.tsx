import type { JSX } from 'react'
import type { Account, AccountPicture } from '../../../preload/contract/account.ts'
import { unreachable } from '../../../preload/contract/result.ts'
import { BrokenDoor } from './broken-door.tsx'
import { CodeDoor } from './code-door.tsx'
import { DamagedDoor } from './damaged-door.tsx'
import { KeychainDoor } from './keychain-door.tsx'
import { LostDoor } from './lost-door.tsx'
import { NewDoor } from './new-door.tsx'
import { OpeningDoor } from './opening-door.tsx'
import { RefusedDoor } from './refused-door.tsx'
import { useDoorAct, type DoorAct } from './use-door-act.ts'

/** What every door is given. */
export interface DoorProps {
  readonly account: Account
  readonly act: DoorAct
}

/** In front of a journal that is not open. */
export function DoorScreen(props: { readonly picture: AccountPicture }): JSX.Element {
  // What a press at one door came to is not said at the next.
  return <Door key={props.picture.door.state} picture={props.picture} />
}

function Door({ picture }: { readonly picture: AccountPicture }): JSX.Element | null {
  const { account, door, codeFile } = picture
  const act = useDoorAct()
  const given: DoorProps = { account, act }
  switch (door.state) {
    case 'opening':
      return <OpeningDoor {...given} waits={door.waitsForKeychain} hasCode={codeFile === 'whole'} />
    case 'new':
      return <NewDoor {...given} />
    case 'needs-code':
      return <CodeDoor {...given} why={door.why} />
    case 'needs-keychain':
      return <KeychainDoor {...given} why={door.why} />
    case 'lost':
      return <LostDoor {...given} why={door.why} />
    case 'damaged':
      return <DamagedDoor {...given} door={door} />
    case 'refused':
      return <RefusedDoor {...given} why={door.why} />
    case 'broken':
      return <BrokenDoor {...given} reference={door.reference} />
    case 'open':
      return null
    default:
      return unreachable(door)
  }
}

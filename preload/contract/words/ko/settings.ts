import { settingsAccounts } from './settings-accounts.ts'
import { settingsBackup } from './settings-backup.ts'
import { settingsLive } from './settings-live.ts'
import { settingsPc } from './settings-pc.ts'
import { settingsPortone } from './settings-portone.ts'
import { settingsShop } from './settings-shop.ts'

/** The settings screen: its list, what every section says, and the sections. */
export const settings = {
  title: '설정',
  sections: {
    label: '항목',
    pc: '이 PC',
    shop: '가맹점',
    portone: '결제사 연결',
    live: '실전 준비',
    accounts: '계정',
    backup: '백업·복구',
    unsaved: '저장 전',
  },
  loading: '불러오는 중이에요.',
  again: '다시 불러오기',
  saved: '저장했어요.',
  notSaved: '저장하지 못했어요. 이번에 여는 동안만 바뀐 대로 보여요.',
  restarting: '프로그램을 다시 여는 중이에요.',
  reopening: '다시 여는 중…',
  notNow: '그대로 두기',
  refused: {
    silent: '프로그램이 답하지 않았어요. 잠시 뒤 다시 눌러 주세요.',
    bug: '예상하지 못한 일이 생겼어요. 바뀐 것이 있는지 다시 확인하세요. 문의 번호 {{reference}}',
    unreachable: '결제사에 연결하지 못했어요. 인터넷을 확인하고 다시 눌러 주세요.',
    keys: '결제사가 이 계정의 키를 받지 않았어요. 결제사 연결에서 키를 확인하세요.',
    unwritable: '디스크에 적지 못했어요. 남은 공간을 확인하세요. 바뀐 것은 없어요.',
    closed: '열린 계정이 없어요. 바뀐 것은 없어요.',
    locked: '화면이 잠겨 있어요. 바뀐 것은 없어요.',
    inFlight: '승인 응답을 기다리는 결제가 있어요. 결과가 나온 뒤 다시 눌러 주세요.',
    unsettled:
      '확인 중인 결제 {{count}}건이 있어요. 지금 계정으로 돌아오면 확인을 이어서 해요. 그래도 바꾸려면 한 번 더 누르세요.',
    codeNeeded: '화면 잠금 번호를 입력하세요. 바뀐 것은 없어요.',
    codeWrong: '화면 잠금 번호가 달라요. 바뀐 것은 없어요.',
    codeWait: '화면 잠금 번호가 달라요. {{seconds}}초 뒤 다시 입력하세요.',
    other: '할 수 없는 요청이에요. 바뀐 것은 없어요.',
  },
  confirmCode: {
    label: '화면 잠금 번호',
    hint: '키와 백업을 건드리기 전에 한 번 더 확인해요.',
  },
  leave: {
    title: '저장하지 않은 변경이 있어요',
    text: '가맹점 정보를 고치고 저장하지 않았어요. 저장하고 나갈까요?',
    save: '저장하고 나가기',
    discard: '저장하지 않고 나가기',
    stay: '계속 고치기',
  },
  about: '장부 {{version}}',
  practice: '연습 모드예요. 실제로 결제되지 않아요.',
  ...settingsPc,
  shop: settingsShop,
  portone: settingsPortone,
  live: settingsLive,
  accounts: settingsAccounts,
  backup: settingsBackup,
} as const

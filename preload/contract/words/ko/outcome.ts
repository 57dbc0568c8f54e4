/** The three panels, every state's words, and why nothing was sent. */
export const outcome = {
  approved: { headline: '승인 완료' },
  declined: { headline: '거절', fact: '결제되지 않았습니다' },
  'not-sent': {
    headline: '결제 안 됨',
    fact: '결제되지 않았습니다',
    reason: '요청을 보내지 못했습니다.',
    advice: '잠시 뒤 다시 결제할 수 있어요.',
  },
  'not-charged': {
    headline: '결제 안 됨',
    fact: '결제되지 않은 것을 확인했습니다',
    advice: '다시 결제할 수 있어요.',
  },
  reversed: {
    headline: '결제 안 됨',
    fact: '승인 뒤 자동으로 취소되었습니다',
    advice: '손님께 승인 문자와 취소 문자가 함께 갈 수 있어요.',
  },
  unknown: {
    headline: '확인 중',
    fact: '다시 결제하지 마세요',
    detail: '승인 결과를 확인하고 있어요. 보통 1분 안에 끝나요.',
    say: '손님께: “승인 결과를 확인하고 있습니다. 지금 다시 결제하시면 두 번 결제될 수 있어 잠시만 기다려 주세요.”',
    next: '다음 손님 받기',
    goesOn: '(확인은 계속해요)',
  },
  'needs-person': {
    headline: '직접 확인 필요',
    fact: '다시 결제하지 마세요',
    detail: '아직 결과를 알 수 없습니다. 책임자에게 알려 주세요.',
  },
  late: {
    headline: '뒤늦게 승인됨',
    fact: '거절로 안내한 결제가 승인되었습니다',
    advice: '취소할지 책임자와 결정하세요.',
  },
  twice: {
    headline: '두 번 승인됨',
    fact: '같은 결제가 두\u00a0번 승인되었습니다',
    advice: '한 건을 취소할지 확인하세요.',
  },
  alarm: {
    'wrong-amount': '결제사가 알린 금액이 달라요. 책임자에게 알려 주세요.',
    'other-merchant-id': '다른 상점아이디로 승인되었어요. 책임자에게 알려 주세요.',
    'sandbox-mismatch': '연동 모드가 설정과 달라요. 책임자에게 알려 주세요.',
  },
  refunded: { full: '전체취소', part: '부분취소' },
  clock: {
    elapsed: '{{time}} 지남',
    next: '다음 확인 {{seconds}}초 뒤',
    now: '지금 확인하는 중',
  },
  card: '{{issuer}} ****-{{last4}}',
  approvalNumber: '승인번호 {{number}}',
  gateway: '결제사 응답: {{text}}',
  list: {
    approved: '승인',
    declined: '거절',
    notCharged: '결제 안 됨',
    checking: '확인 중',
    needsPerson: '직접 확인',
    refunded: '전체취소',
    partlyRefunded: '부분취소',
  },
  sending: {
    headline: '승인 요청 중…',
    slow: '응답이 늦어지고 있어요. 다시 누르지 않아도 돼요.',
    elapsed: '{{time}} 지남',
    next: '다음 손님 받기',
    behind: '결과는 위쪽 확인 목록에서 알려 드려요.',
  },
  spoken: {
    approved: '승인 완료, {{amount}}',
    declined: '거절, 결제되지 않았습니다. {{reason}}',
    notCharged: '결제 안 됨. {{fact}}. {{reason}}',
    checking: '확인 중, 다시 결제하지 마세요',
    needsPerson: '직접 확인 필요, 다시 결제하지 마세요',
    alarm: '{{headline}}. {{fact}}',
    sending: '승인 요청 중',
    slow: '응답이 늦어지고 있어요. 다시 누르지 않아도 돼요.',
    won: '{{words}} 원',
  },
  refused: {
    headline: '결제 안 됨',
    fact: '결제되지 않았습니다',
    again: '다시 결제',
    offline: {
      reason: '인터넷이 끊겨 요청을 보내지 못했습니다.',
      advice: '인터넷이 연결되면 다시 결제하세요.',
    },
    'gateway-unreachable': {
      reason: '결제사에 연결하지 못했습니다.',
      advice: '인터넷을 확인하고 다시 결제하세요. 금액과 항목은 그대로예요.',
    },
    'keys-refused': {
      reason: '결제사가 이 매장의 키를 받아들이지 않았습니다.',
      advice: '책임자에게 알려 주세요. 키를 다시 등록해야 해요.',
    },
    'too-many-open': {
      reason: '확인 중인 결제가 많아 새 결제를 잠시 멈췄습니다.',
      advice: '결과가 나오면 다시 결제할 수 있어요. 위쪽 확인 목록을 보세요.',
    },
    'earlier-attempt-unclear': {
      reason: '거절로 안내한 앞 시도가 결제사에서 아직 끝나지 않았습니다.',
      advice: '새로 보내지 않았어요. 잠시 뒤 다시 누르면 앞 시도부터 확인해요.',
    },
    'journal-unwritable': {
      reason: '장부에 적을 수 없어 요청을 보내지 않았습니다.',
      advice: '디스크의 남은 공간을 확인하고 책임자에게 알려 주세요.',
    },
    'sale-not-open': {
      reason: '이 결제는 다른 창에서 끝났거나 오래되었습니다.',
      advice: '최근 결제를 확인한 뒤 새로 결제하세요.',
    },
    invalid: {
      reason: '입력한 내용을 그대로 보낼 수 없습니다.',
      advice: '표시된 칸을 확인하세요.',
    },
    'set-up': {
      reason: '결제를 시작하기 전에 마쳐야 할 준비가 남아 있습니다.',
      advice: '설정에서 남은 준비를 마치세요.',
    },
    'other-account': {
      reason: '결제사 키가 이 장부의 키가 아닙니다.',
      advice: '설정에서 이 가맹점의 키로 바꾼 뒤 결제하세요.',
    },
    reconcile: {
      reason: '백업에서 되돌린 뒤의 결제를 결제사에서 아직 다 읽지 않았습니다.',
      advice: '다 읽으면 결제할 수 있어요. 인터넷이 연결되어 있는지 확인하세요.',
    },
    'account-closed': {
      reason: '장부가 닫혀 있어 요청을 보내지 않았습니다.',
      advice: '장부가 열리면 다시 결제하세요.',
    },
    locked: {
      reason: '화면이 잠겨 있어 요청을 보내지 않았습니다.',
      advice: '잠금을 풀고 다시 결제하세요.',
    },
    other: {
      reason: '지금은 결제할 수 없어 요청을 보내지 않았습니다.',
      advice: '책임자에게 알려 주세요. 금액과 항목은 그대로예요.',
    },
    refused: {
      reason: '이 화면에서 온 요청이 아니어서 보내지 않았습니다.',
      advice: '프로그램을 다시 열고 결제하세요.',
    },
  },
  /** A bug cannot say what became of the money, so it must not claim that nothing was charged. */
  bug: {
    headline: '확인 필요',
    fact: '다시 결제하기 전에 확인하세요',
    reason: '프로그램에 문제가 생겼습니다.',
    advice: '최근 결제에 이 결제가 있는지 먼저 보고, 책임자에게 문의 번호를 알려 주세요.',
    reference: '문의 번호 {{reference}}',
  },
} as const

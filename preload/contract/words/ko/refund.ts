/** What became of money that goes back, and why nothing was sent. */
export const refund = {
  open: '결제 취소하기',
  close: '닫기',
  confirm: '{{balance}} 중 {{amount}} 취소. 남는 금액 {{left}}',
  tryAgain: '같은 취소를 다시 보내기',
  state: {
    done: {
      headline: '취소 완료',
      fact: '{{amount}} 취소, 남은 금액 {{left}}',
      atOnce: '오늘 승인한 전체취소는 바로 반영돼요.',
      later: '카드사에 따라 영업일 3~5일 걸릴 수 있어요.',
    },
    refused: {
      headline: '취소 거절',
      fact: '결제는 그대로입니다',
      advice: '결제사 응답을 확인하고 책임자와 정하세요.',
    },
    overtaken: {
      headline: '취소 거절',
      fact: '그 사이 다른 취소가 있어 이 취소는 되지 않았습니다',
      advice: '남은 금액을 확인한 뒤 필요하면 새로 취소하세요.',
    },
    'not-sent': {
      headline: '취소 안 됨',
      fact: '취소 요청을 보내지 못했습니다. 결제는 그대로입니다',
      advice: '잠시 뒤 다시 보낼 수 있어요.',
    },
    unknown: {
      headline: '취소 확인 중',
      fact: '다시 취소하지 마세요',
      detail: '취소 결과를 확인하고 있어요. 보통 1분 안에 끝나요.',
    },
    'needs-person': {
      headline: '직접 확인 필요',
      fact: '아직 취소 결과를 알 수 없습니다',
      detail: '책임자에게 알려 주세요. 같은 취소를 다시 보내도 두 번 취소되지 않아요.',
    },
    late: {
      headline: '뒤늦게 취소됨',
      fact: '안 되었다고 안내한 취소가 이루어졌습니다',
      advice: '손님께 다시 안내해 주세요.',
    },
  },
  purpose: {
    refund: '결제 취소',
    'take-back': '판매 직후 전체취소',
    trial: '시험 결제 전체취소',
    elsewhere: '다른 곳에서 한 취소',
  },
  list: {
    whole: '전체취소',
    part: '부분취소',
    checking: '취소 확인 중',
    refused: '취소 거절',
    notSent: '취소 안 됨',
    needsPerson: '직접 확인',
  },
  failed: {
    headline: '취소 안 됨',
    fact: '취소 요청을 보내지 않았습니다. 결제는 그대로입니다',
    'not-refundable': {
      reason: '취소할 수 있는 금액이 없는 결제입니다.',
      advice: '결제 내역에서 상태를 확인하세요.',
    },
    'refund-open': {
      reason: '이 결제의 앞 취소를 아직 확인하고 있습니다.',
      advice: '결과가 나온 뒤에 취소하세요.',
    },
    'refund-sheet-stale': {
      reason: '이 창은 다른 취소에 쓰였거나 오래되었습니다.',
      advice: '닫고 결제 내역에서 다시 열어 주세요.',
    },
    'balance-changed': {
      reason: '그 사이 다른 곳에서 취소가 있었습니다. 남은 금액은 {{left}}입니다.',
      advice: '남은 금액을 확인한 뒤 다시 정하세요.',
    },
    'over-balance': {
      reason: '남은 금액({{left}})보다 많이 취소할 수 없습니다.',
      advice: '취소할 금액을 줄여 주세요.',
    },
    'tax-free-unfit': {
      reason: '면세금액은 {{least}}에서 {{most}} 사이여야 합니다.',
      advice: '면세금액을 고치거나 비워 두면 비율대로 계산해요.',
    },
    'payment-unclear': {
      reason: '결제사의 기록이 이 결제와 다릅니다.',
      advice: '책임자에게 알려 주세요. 결제사 관리 화면에서 주문번호를 확인해야 해요.',
    },
    'take-back-refused': {
      'too-late': '결제한 지 10분이 지나 책임자의 승인이 필요합니다.',
      'not-own': '직접 결제한 건이 아니어서 책임자의 승인이 필요합니다.',
      used: '이 결제는 이미 한 번 되돌렸습니다. 책임자에게 알려 주세요.',
      'not-whole': '금액의 일부는 책임자만 취소할 수 있습니다.',
    },
  },
} as const

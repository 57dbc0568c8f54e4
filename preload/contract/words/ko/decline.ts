/** Why a card was declined, in our words: the cause, then what to do (words.md, Decline coach). */
export const decline = {
  number: {
    cause: '카드번호가 맞지 않습니다.',
    advice: '번호를 다시 불러 달라고 하세요.',
  },
  expiry: {
    cause: '유효기간이 맞지 않거나 지났습니다.',
    advice: '카드 앞면을 다시 확인해 주세요.',
  },
  identity: {
    cause: '생년월일(사업자번호)이 카드 정보와 다릅니다.',
    advice: '카드 명의자의 것인지 확인하세요.',
  },
  pin: {
    cause: '카드 비밀번호 앞 2자리가 다릅니다.',
    advice: '여러 번 틀리면 카드가 잠겨요.',
  },
  pinLocked: {
    cause: '비밀번호 오류 횟수를 넘었습니다.',
    advice: '카드사에 문의하셔야 해요.',
  },
  limit: {
    cause: '한도를 넘었습니다.',
    advice: '다른 카드로 결제하거나 카드사에서 한도를 확인하세요.',
  },
  balance: {
    cause: '잔액이 부족합니다.',
    advice: '다른 카드로 결제하세요.',
  },
  suspended: {
    cause: '사용이 정지된 카드입니다.',
    advice: '카드사에 문의하셔야 해요.',
  },
  unusable: {
    cause: '사용할 수 없는 카드입니다.',
    advice: '다른 카드로 결제하세요.',
  },
  installments: {
    cause: '이 할부로는 결제할 수 없습니다.',
    advice: '일시불이나 다른 개월로 바꿔 보세요.',
  },
  minimum: {
    cause: '이 가맹점의 최소 결제 금액보다 적습니다.',
    advice: '금액을 확인하세요.',
  },
  shopLimit: {
    cause: '가맹점의 결제 한도를 넘었습니다.',
    advice: '결제사(KG이니시스)에 문의하세요.',
  },
} as const

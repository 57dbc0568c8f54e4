/** The lock screen, and the pad on which its code is typed wherever it is asked for. */
export const lock = {
  title: '화면이 잠겨 있어요',
  /** What goes on behind the lock: a count, and no names. */
  unknown: '확인 중 {{count}}건 · 잠겨 있어도 확인은 계속해요',
  code: '잠금 번호',
  hint: '4자리에서 8자리까지 누르고 Enter를 누르세요.',
  notHeard: '답을 받지 못했어요. 다시 입력하세요.',
  pad: {
    erase: '지움',
    enter: '확인',
    typed: '{{count}}자리 입력함',
    none: '입력한 숫자 없음',
  },
  answer: {
    wrong: '번호가 달라요. 다시 입력하세요.',
    short: '4자리부터예요.',
    unfit: '같은 숫자만 쓰거나 차례대로 이어지는 번호는 쓸 수 없어요.',
    wait: '{{time}} 뒤에 다시 입력할 수 있어요.',
    waitSpoken: '번호가 달라요. {{seconds}}초 동안 기다려 주세요.',
  },
  afterCharge: '승인 응답이 오면 화면을 잠가요.',
} as const

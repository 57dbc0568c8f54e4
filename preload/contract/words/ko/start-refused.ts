/** Said before there is a window, in both languages at once: nobody's preferences are known yet. */
export const startRefused = {
  title: '장부를 시작하지 않았습니다',
  text: '아래 항목이 결제를 지키는 장치를 끌 수 있어서 멈췄어요. 없애고 다시 실행해 주세요.',
} as const

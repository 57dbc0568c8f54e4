export const settings = {
  title: '설정',
  language: { label: '언어', ko: '한국어', en: 'English' },
  theme: {
    label: '화면 색',
    system: '시스템과 같게',
    light: '밝게',
    dark: '어둡게',
    contrast: '고대비',
  },
  text: { label: '글자 크기', percent: '{{percent}}%' },
  idle: {
    label: '카드 정보를 지우는 시간',
    seconds: '{{seconds}}초',
    hint: '입력한 카드 정보는 이 시간 동안 키를 누르지 않으면 지워져요. 30초에서 180초까지.',
    less: '15초 줄이기',
    more: '15초 늘리기',
  },
  sounds: {
    label: '결과 소리',
    on: '켜기',
    off: '끄기',
    hint: '소리를 꺼도 화면과 화면 읽기 프로그램으로 알려요.',
  },
  saved: '저장했어요.',
  notSaved: '저장하지 못했어요. 이번에 여는 동안만 바뀐 대로 보여요.',
  about: '장부 {{version}}',
  practice: '연습 모드예요. 실제로 결제되지 않아요.',
} as const

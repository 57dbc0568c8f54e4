/** Why the keychain gives no key, and what a person can do about it. */
export const doorKeychain = {
  locked: {
    why: '키 보관함이 잠겨 있습니다.',
    advice: 'PC에 로그인할 때 쓰는 암호로 키 보관함의 잠금을 푸세요.',
  },
  'no-service': {
    why: '이 PC에서 키 보관함이 실행되고 있지 않습니다.',
    advice: '키 보관함 프로그램을 켜거나 PC를 다시 시작하세요.',
  },
  denied: {
    why: '키 보관함을 여는 것이 허용되지 않았습니다.',
    advice: '다시 확인하고, 운영체제가 물으면 허용을 고르세요.',
  },
  'no-answer': {
    why: '키 보관함에서 응답이 없습니다.',
    advice: '암호를 묻는 창이 다른 창 뒤에 있는지 보고 다시 확인하세요.',
  },
  crashed: {
    why: '키 보관함과 이야기하던 중에 연결이 끊겼습니다.',
    advice: '다시 확인하세요. 되풀이되면 PC를 다시 시작하세요.',
  },
  'too-busy': {
    why: '키 보관함에 기다리는 요청이 많습니다.',
    advice: '잠시 뒤에 다시 확인하세요.',
  },
  'not-installed': {
    why: '키 보관함에 연결하는 부품이 설치되어 있지 않습니다.',
    advice: '장부를 설치 파일로 다시 설치하세요.',
  },
  waiting: {
    why: '키 보관함의 응답을 기다리고 있습니다.',
    advice: '암호를 묻는 창이 다른 창 뒤에 있는지 보세요.',
  },
  malformed: {
    why: '키 보관함에 든 장부 열쇠를 읽을 수 없습니다.',
    advice: '키 보관함의 내용이 밖에서 바뀌었을 수 있어요.',
  },
  absent: {
    why: '키 보관함에 이 장부의 열쇠가 없습니다.',
    advice: 'PC나 사용자 계정을 바꾸었다면 그럴 수 있어요.',
  },
  'other-key': {
    why: '키 보관함에 든 열쇠가 이 장부의 것이 아닙니다.',
    advice: '다른 PC의 장부를 옮겨 왔다면 그럴 수 있어요.',
  },
} as const

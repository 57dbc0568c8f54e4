import { describe, expect, test } from 'vitest'
import { declineCodeOf, isCommunication, isDuplicate } from '../../../main/portone/codes.ts'

describe('the code is found where gateways put it', () => {
  test.each([
    ['120049|한도초과', '120049'],
    ['120049', '120049'],
    [' 120049 : 한도초과', '120049'],
    ['[F113]거래거절 카드번호틀림', 'F113'],
    [
      '카드정보 인증에 실패하였습니다. [F112]유효하지않은 카드번호를 입력하셨습니다. (card_bin 없음)',
      'F112',
    ],
    ['500503|간편결제 부분취소 제한 가맹점', '500503'],
    ['TX9301|상점개인키 로드오류', 'TX9301'],
    ['1200I1|시간초과 취소', '1200I1'],
    ['1165|유효기간 오류', '1165'],
    ['11C9 | 부분취소 불가', '11C9'],
    ['PG사 결제요청에 실패하여 중단합니다.(imp_123456789012) <120049> 한도초과', '120049'],
    ['PG사 결제요청에 실패하여 중단합니다.(imp_123456789012) 120051 주민번호 오류', '120051'],
    ['１２００４９｜한도초과', '120049'],
    ['결제 실패: 120001|정지된 카드', '120001'],
  ])('%s', (message, code) => expect(declineCodeOf(message)).toBe(code))
})

describe('what is no code is not taken for one', () => {
  test.each([
    [''],
    ['한도초과'],
    ['한도초과 (남은 한도 100000원)'],
    ['카드번호 424242*********2'],
    ['존재하지 않는 결제정보입니다.'],
    ['[테스트모드]에서는 사용이 불가능합니다'],
    ['Unauthorized'],
    ['imp_123456789012'],
    ['1234567890123456'],
  ])('%j', (message) => expect(declineCodeOf(message)).toBe(''))
})

describe('messages after which a charge may stand nevertheless', () => {
  test.each(
    ['500050', '500051', '500055', '120035', '120041', '1200I1', '1200I2', '500127'].flatMap(
      (code) => [[`${code}|카드사 응답`], [`[${code}]거절`], [code], [`실패 (${code})`]],
    ),
  )('%s', (message) => {
    expect(isCommunication(message)).toBe(true)
    expect(isDuplicate(message)).toBe(false)
  })
  test.each([
    ['카드사 통신장애입니다'],
    ['시간초과'],
    ['응답이 없습니다'],
    ['Read timed out'],
    ['connect Timeout'],
    ['통신오류'.normalize('NFD')],
  ])('%s', (message) => expect(isCommunication(message)).toBe(true))
})

describe('messages that say the order was there before', () => {
  test.each([
    ['500619|중복된 주문번호'],
    ['500630'],
    ['[500631] TIMESTAMP'],
    ['120036|카드사 거절'],
    ['이미 결제가 이루어진 거래건입니다.'],
    ['Duplicate transaction protection'],
    ['merchant_uid has ALREADY been used'],
  ])('%s', (message) => expect(isDuplicate(message)).toBe(true))
})

describe('plain refusals are neither', () => {
  test.each([
    ['120049|한도초과'],
    ['[F113]거래거절 카드번호틀림'],
    ['120019|비밀번호 오류'],
    ['5000501|다른 코드'],
    [''],
  ])('%j', (message) => {
    expect(isCommunication(message)).toBe(false)
    expect(isDuplicate(message)).toBe(false)
  })
})

test('a message of a megabyte is read in passing', () => {
  expect(declineCodeOf('A1'.repeat(500_000))).toBe('')
  expect(isCommunication('[('.repeat(500_000))).toBe(false)
})

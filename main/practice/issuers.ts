/** Card companies by the name V1 gives them, with their KFTC codes (portone-v1.md §5.10). */
export const ISSUER_CODES = {
  BC카드: '361',
  KB국민카드: '381',
  NH농협카드: '371',
  롯데카드: '368',
  삼성카드: '365',
  신한카드: '366',
  우리카드: '041',
  케이뱅크: '089',
  하나카드: '374',
  현대카드: '367',
} as const

export type Issuer = keyof typeof ISSUER_CODES

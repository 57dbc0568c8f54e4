/** Card companies by the name V1 gives them, with their KFTC codes (portone-v1.md §5.10). */
export const ISSUER_CODES = {
  BC카드: '361',
  KB국민카드: '381',
  KDB산업은행카드: '002',
  NH농협카드: '371',
  MG새마을체크카드: '045',
  광주은행카드: '364',
  롯데카드: '368',
  삼성카드: '365',
  수협카드: '369',
  신한카드: '366',
  신협체크카드: '048',
  씨티카드: '370',
  우리카드: '041',
  우체국카드: '071',
  전북은행카드: '372',
  제주은행카드: '373',
  카카오뱅크: '090',
  케이뱅크: '089',
  하나카드: '374',
  현대카드: '367',
} as const

export type Issuer = keyof typeof ISSUER_CODES

import { describe, expect, test } from 'vitest'
import { words } from '../../../preload/contract/words/words.ts'

/** words.md, "Not used"; 오류 is allowed where the issuer's own count of PIN errors is meant. */
const FORBIDDEN =
  /실패|에러|처리되었습니다|청구|재시도|빌링키|트랜잭션|게이트웨이|무이자|안전하게|죄송|잘못 입력|(?<!\d)[01]개월/u
const FORBIDDEN_ENGLISH = /\bfail(ed|ure)?\b|\berror\b|\bsorry\b|billing key/iu

type Leaves = ReadonlyMap<string, string>

/** The tree of words: a sentence, or a room of more. */
type Tree = { readonly [key: string]: string | Tree }

function leavesOf(tree: Tree, path = ''): Leaves {
  const leaves = new Map<string, string>()
  for (const [key, value] of Object.entries(tree)) {
    const at = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') leaves.set(at, value)
    else for (const [inner, text] of leavesOf(value, at)) leaves.set(inner, text)
  }
  return leaves
}

/** The keys whose sentence is found wanting, with the sentence: an empty list is a pass. */
function wanting(leaves: Leaves, isWanting: (text: string, key: string) => boolean): string[] {
  return [...leaves].filter(([key, text]) => isWanting(text, key)).map((pair) => pair.join(': '))
}

function variablesOf(text: string): string[] {
  return [...text.matchAll(/\{\{(\w+)\}\}/gu)].map(([, name]) => name ?? '')
}

const ko = leavesOf(words.ko)
const en = leavesOf(words.en)

describe('the words of both languages', () => {
  test('have the same keys', () => {
    expect([...en.keys()].toSorted()).toEqual([...ko.keys()].toSorted())
    expect(ko.size).toBeGreaterThan(150)
  })

  test('say something under every key', () => {
    expect(wanting(ko, (text) => text.trim() === '')).toEqual([])
    expect(wanting(en, (text) => text.trim() === '')).toEqual([])
  })

  test('use in English only variables that Korean has too', () => {
    // English has no reading of an amount in 만, so it may leave a variable out.
    const isUnknown = (text: string, key: string) => {
      const known = variablesOf(ko.get(key) ?? '')
      return variablesOf(text).some((name) => !known.includes(name))
    }
    expect(wanting(en, isUnknown)).toEqual([])
  })

  test('never use a word the voice forbids', () => {
    expect(wanting(ko, (text) => FORBIDDEN.test(text))).toEqual([])
    const isForbidden = (text: string, key: string) =>
      FORBIDDEN_ENGLISH.test(text) && !key.startsWith('decline.pin')
    expect(wanting(en, isForbidden)).toEqual([])
  })

  test('never leave a bare 취소 that could mean both dismiss and refund', () => {
    expect(wanting(ko, (text) => text === '취소')).toEqual([])
    expect(wanting(en, (text) => text === 'Cancel')).toEqual([])
  })

  test('keep Korean out of English, save languages, units and the mark of practice', () => {
    const isKorean = (text: string, key: string) =>
      /\p{Script=Hangul}/u.test(text.replaceAll(/만|원|연습/gu, '')) &&
      !key.toLowerCase().includes('language')
    expect(wanting(en, isKorean)).toEqual([])
  })
})

describe('the three outcomes', () => {
  test('begin with three different syllables', () => {
    const { approved, declined, unknown } = words.ko.outcome
    const first = [approved, declined, unknown].map(({ headline }) => headline.slice(0, 1))
    expect(new Set(first).size).toBe(3)
  })

  test('say of every refusal that nothing was charged, but not of a bug', () => {
    expect(words.ko.outcome.refused.fact).toBe('결제되지 않았습니다')
    expect(JSON.stringify(words.ko.outcome.bug)).not.toContain('결제되지 않았습니다')
  })
})

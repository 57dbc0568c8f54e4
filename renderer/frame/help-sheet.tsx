import { useEffect, useRef, useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticeCard } from '../../preload/contract/contract.ts'
import { words } from '../../preload/contract/words/words.ts'
import { languageNow } from '../i18n.ts'
import { Button } from '../parts/button.tsx'
import { KeyBadge } from '../parts/key-badge.tsx'
import { Sheet } from '../parts/sheet.tsx'
import { pos } from '../pos.ts'
import { declineFamily } from '../screens/counter/decline-family.ts'
import { useTill } from '../state/till-store.ts'
import { closeSheet } from './frame-store.ts'
import styles from './help-sheet.module.css'

const KEYS = [
  ['0–9', 'digits'],
  ['Enter', 'next'],
  ['*  F10  Ctrl+Enter', 'charge'],
  ['-', 'erase'],
  ['/', 'previous'],
  ['+  .', 'zeros'],
  ['Ctrl+I', 'unfold'],
  ['Ctrl+1…9', 'quick'],
  ['Ctrl+J', 'tray'],
  ['Ctrl+,', 'settings'],
  ['Ctrl+L', 'lock'],
  ['F2', 'counter'],
  ['Esc Esc', 'clear'],
  ['F1', 'help'],
] as const

/** F1: the keys, and in practice mode what each test card does. */
export function HelpSheet(): JSX.Element {
  const { t } = useTranslation()
  const practice = useTill((till) => till.start?.mode === 'practice')
  const page = useRef<HTMLDivElement>(null)
  return (
    <Sheet wide title={t('frame.keys.help')} onClose={closeSheet} initialFocus={page}>
      <div
        ref={page}
        className={styles['columns']}
        role="region"
        aria-label={t('frame.keys.help')}
        // Focusable, so that the arrow keys scroll it.
        tabIndex={0}
      >
        <section aria-labelledby="help-keys">
          <h3 id="help-keys" className={styles['title']}>
            {t('help.keys.title')}
          </h3>
          <dl className={styles['keys']}>
            {KEYS.map(([key, word]) => (
              <div key={word}>
                <dt>
                  {key.split('  ').map((badge) => (
                    <KeyBadge key={badge}>{badge}</KeyBadge>
                  ))}
                </dt>
                <dd>{t(`help.keys.${word}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
        {practice ? <PracticeCards /> : null}
      </div>
      <div className={styles['buttons']}>
        <Button look="filled" onClick={closeSheet}>
          <KeyBadge>Esc</KeyBadge>
          {t('help.close')}
        </Button>
      </div>
    </Sheet>
  )
}

/** What a card does; a decline names its cause, and what this version does not know says nothing. */
function cardWords({ scenario, declineCode }: PracticeCard): string {
  const { decline, help } = words[languageNow()]
  const known: Readonly<Record<string, string>> = help.scenario
  const family = declineFamily(declineCode)
  const does = known[scenario] ?? ''
  return family === null ? does : `${does} · ${decline[family].cause}`
}

function PracticeCards(): JSX.Element {
  const { t } = useTranslation()
  const [cards, setCards] = useState<readonly PracticeCard[] | 'unavailable'>([])
  useEffect(() => {
    let gone = false
    void pos['practice.cards']({})
      .catch(() => null)
      .then((answer) => {
        if (!gone) setCards(answer?.ok === true ? answer.value : 'unavailable')
      })
    return () => {
      gone = true
    }
  }, [])
  return (
    <section aria-labelledby="help-cards">
      <h3 id="help-cards" className={styles['title']}>
        {t('help.cards.title')}
      </h3>
      <p className={styles['intro']}>{t('help.cards.intro')}</p>
      {cards === 'unavailable' ? <p>{t('help.cards.unavailable')}</p> : <CardTable cards={cards} />}
    </section>
  )
}

function CardTable(props: { readonly cards: readonly PracticeCard[] }): JSX.Element {
  const { t } = useTranslation()
  return (
    <table className={styles['cards']}>
      <thead>
        <tr>
          <th scope="col">{t('help.cards.number')}</th>
          <th scope="col">{t('help.cards.does')}</th>
        </tr>
      </thead>
      <tbody>
        {props.cards.map((card) => (
          <tr key={card.number}>
            <td className="figures" data-selectable>
              {card.number}
            </td>
            <td>{cardWords(card)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

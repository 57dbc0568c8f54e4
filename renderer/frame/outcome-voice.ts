import { i18n, languageNow } from '../i18n.ts'
import { formatWon } from '../../preload/contract/money.ts'
import { cardOf } from '../parts/card-line.ts'
import { timeOfDay } from '../parts/times.ts'
import { storyOf } from '../screens/counter/outcome-story.ts'
import { playSound, type Sound } from '../screens/counter/sounds.ts'
import { useCounter } from '../state/counter-store.ts'
import { preferencesNow } from '../state/preferences-store.ts'
import { useTill } from '../state/till-store.ts'
import { newsSince, type Known, type News, type Picture, type Standing } from './news.ts'
import { speak } from './speak.ts'

const SOUND_OF: Record<Standing, Sound> = {
  ok: 'approved',
  no: 'declined',
  checking: 'checking',
  'needs-person': 'checking',
  alarm: 'checking',
}

function picture(): Picture {
  const { phase, saleId } = useCounter.getState()
  const busy = phase.kind === 'sending' || phase.kind === 'outcome'
  return {
    saleId: busy ? saleId : null,
    shown: phase.kind === 'outcome' ? phase.order : null,
    tray: useTill.getState().snapshot?.tray ?? null,
  }
}

function sentence(news: News): string {
  const { order, standing, where } = news
  if (where === 'panel' || (standing !== 'ok' && standing !== 'no')) return storyOf(order).spoken
  const said = {
    time: timeOfDay(order.createdAt),
    card: cardOf(order),
    amount: formatWon(order.amountWon, languageNow()),
  }
  return standing === 'ok'
    ? i18n.t('frame.tray.settledApproved', said)
    : i18n.t('frame.tray.settledDeclined', said)
}

function tell(news: News): void {
  const quiet = news.standing === 'ok' || news.where === 'tray'
  speak(sentence(news), quiet && news.standing !== 'alarm' ? 'status' : 'alert')
  if (preferencesNow().sounds) playSound(SOUND_OF[news.standing])
}

/** Outlives a lock: what happened meanwhile is news afterwards, what was told before it is not. */
let known: Known | null = null

/**
 * Says and sounds each outcome once, whichever store it arrives through. Several pieces of news at
 * one moment make one sound: the last, which is the customer in front. Returns how to stop.
 */
export function startOutcomeVoice(): () => void {
  const look = () => {
    const now = newsSince(known, picture())
    known = now.known
    const last = now.news.at(-1)
    if (last !== undefined) tell(last)
  }
  look()
  const stops = [useCounter.subscribe(look), useTill.subscribe(look)]
  return () => stops.forEach((stop) => stop())
}

import { useState, type JSX } from 'react'
import { useTranslation } from 'react-i18next'
import { bytesInWords } from '../parts/bytes-in-words.ts'
import { Shape } from '../parts/shape.tsx'
import { useNow } from '../parts/use-now.ts'
import { pos } from '../pos.ts'
import { useAccount } from '../state/account-store.ts'
import { showSection, type SectionName } from '../state/settings-store.ts'
import { useTill } from '../state/till-store.ts'
import { useTrial } from '../state/trial-sale.ts'
import { bannerOf, type Cause } from './banner-cause.ts'
import styles from './banner.module.css'
import { go } from './go.ts'

/** What staff must know before they type another digit. */
export function Banner(): JSX.Element {
  const snapshot = useTill((till) => till.snapshot)
  const picture = useAccount((account) => account.picture)
  const lockAsked = useAccount((account) => account.lockAsked)
  const nowMs = useNow(60_000)
  const trial = useTrial()
  const cause = bannerOf({ snapshot, picture, lockAsked, trial, nowMs })
  // The live region stays on the page; only its sentence comes and goes.
  return (
    <div className={styles['place']} data-shown={cause !== null}>
      <div role="alert">{cause === null ? null : <Line cause={cause} />}</div>
      {cause === null ? null : <Act cause={cause} />}
    </div>
  )
}

function Line(props: { readonly cause: Cause }): JSX.Element {
  const sentence = useSentence(props.cause)
  return (
    <p className={styles['banner']}>
      <Shape name="mark" className={styles['icon']} />
      {sentence}
    </p>
  )
}

function useSentence(cause: Cause): string {
  const { t } = useTranslation()
  switch (cause.kind) {
    case 'waits':
    case 'asks':
      return t(`frame.closing.${cause.kind}`)
    case 'unwritable':
    case 'offline':
    case 'trouble':
      return t(`frame.${cause.kind}`)
    case 'lockAsked':
      return t('lock.afterCharge')
    case 'trial':
      return t('settings.live.trialBanner')
    case 'keychain':
      return t(cause.why === 'locked' ? 'frame.account.locked' : 'frame.account.keychain')
    case 'set-up': {
      const steps = cause.missing.map((step) => t(`frame.account.steps.${step}`)).join(', ')
      return t('frame.account.set-up', { steps })
    }
    case 'lowSpace':
      return t('frame.account.lowSpace', { space: bytesInWords(cause.bytes) })
    case 'backupOld':
      return t('frame.account.backupOld', { days: cause.days })
    case 'other-account':
    case 'reconcile':
    case 'backupUnwritable':
    case 'backupDamaged':
    case 'codeMissing':
    case 'codeDamaged':
      return t(`frame.account.${cause.kind}`)
  }
}

/** Where it is put right, in settings. */
const SECTION_OF: Partial<
  Record<
    Cause['kind'],
    { readonly section: SectionName; readonly word: 'live' | 'keys' | 'backup' | 'code' }
  >
> = {
  'set-up': { section: 'live', word: 'live' },
  'other-account': { section: 'portone', word: 'keys' },
  backupUnwritable: { section: 'backup', word: 'backup' },
  backupDamaged: { section: 'backup', word: 'backup' },
  backupOld: { section: 'backup', word: 'backup' },
  codeMissing: { section: 'backup', word: 'code' },
  codeDamaged: { section: 'backup', word: 'code' },
}

function Act(props: { readonly cause: Cause }): JSX.Element | null {
  const { t } = useTranslation()
  const { kind } = props.cause
  const where = SECTION_OF[kind]
  if (kind === 'keychain') return <Retry />
  if (where === undefined) return null
  const open = () => {
    showSection(where.section)
    go('settings')
  }
  return (
    <button type="button" className={styles['act']} onClick={open}>
      {t(`frame.account.act.${where.word}`)}
    </button>
  )
}

/** Asks the keychain once more; with its key the block goes by itself. */
function Retry(): JSX.Element {
  const { t } = useTranslation()
  const [busy, setBusy] = useState(false)
  const retry = () => {
    if (busy) return
    setBusy(true)
    void pos['account.retry']({})
      .catch(() => null)
      .then(() => setBusy(false))
  }
  return (
    <button type="button" className={styles['act']} aria-disabled={busy} onClick={retry}>
      {t(busy ? 'frame.account.act.retryBusy' : 'frame.account.act.retry')}
    </button>
  )
}

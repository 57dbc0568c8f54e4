/** The three outcome sounds of look.md: a rising pair, one low tone, three short ones. */
export type Sound = 'approved' | 'declined' | 'checking'

interface Tone {
  readonly hertz: number
  readonly startMs: number
  readonly lengthMs: number
}

const SOUNDS: Record<Sound, readonly Tone[]> = {
  approved: [
    { hertz: 660, startMs: 0, lengthMs: 90 },
    { hertz: 880, startMs: 90, lengthMs: 90 },
  ],
  declined: [{ hertz: 220, startMs: 0, lengthMs: 250 }],
  checking: [
    { hertz: 440, startMs: 0, lengthMs: 80 },
    { hertz: 440, startMs: 200, lengthMs: 80 },
    { hertz: 440, startMs: 400, lengthMs: 80 },
  ],
}

/** −12 dB. */
const LOUDNESS = 10 ** (-12 / 20)
/** Ramps this long keep the tone from clicking. */
const RAMP_S = 0.006

let context: AudioContext | null = null

/** Plays one sound; a machine without a sound card stays silent, since no sound is ever alone. */
export function playSound(sound: Sound): void {
  try {
    context ??= new AudioContext()
    if (context.state === 'suspended') void context.resume().catch(() => undefined)
    for (const tone of SOUNDS[sound]) playTone(context, tone)
  } catch {
    context = null
  }
}

function playTone(audio: AudioContext, tone: Tone): void {
  const start = audio.currentTime + tone.startMs / 1_000
  const end = start + tone.lengthMs / 1_000
  const oscillator = audio.createOscillator()
  const gain = audio.createGain()
  oscillator.frequency.value = tone.hertz
  gain.gain.setValueAtTime(0, start)
  gain.gain.linearRampToValueAtTime(LOUDNESS, start + RAMP_S)
  gain.gain.setValueAtTime(LOUDNESS, end - RAMP_S)
  gain.gain.linearRampToValueAtTime(0, end)
  oscillator.connect(gain).connect(audio.destination)
  oscillator.start(start)
  oscillator.stop(end)
}

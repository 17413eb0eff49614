/**
 * How many bodies may be on their way at once, and what was seen of it. A value: each event makes a new one.
 *
 * It climbs: a lane more is kept where it brings more bytes a second. On a line that loses packets each connection has
 * a rate of its own, and more of them carry more; on one that is full they only wait for each other.
 */
export interface LaneControl {
  readonly lanes: number
  readonly ceiling: number
  /** What all lanes carried in the last window that tells something. */
  readonly bytesPerSecond?: number
  /** While a raise is on trial: what it has to be better than. */
  readonly trial?: { readonly fromLanes: number; readonly bytesPerSecond: number }
  /** Windows until the next raise. */
  readonly restWindows: number
  /** The line broke at this time, in milliseconds: until something lands, the other lanes of that moment say nothing new. */
  readonly struckAtMs?: number
  readonly window: Window
}

/** What happened since the number of lanes was changed, or judged. */
interface Window {
  /** Of the first landing, which only starts the clock; milliseconds. */
  readonly beganMs?: number
  readonly latestMs?: number
  readonly bytes: number
  readonly landings: number
  readonly breaks: number
}

/** Enough for most lines from the beginning, and not yet much to hold in memory, or to lose. */
const FIRST_LANES = 6
/** A window has so many landings for each lane, and as many as this at least: fewer say little. */
const LANDINGS_A_LANE = 2
const LEAST_LANDINGS = 8
/** Of what a lane could bring at most, so much is asked: what is measured swings. */
const LEAST_GAIN = 0.3
/** After a raise that brought nothing, and after a line that broke. */
const REST_WINDOWS = 6
/** So long may a body be on its way: then fewer go at once. */
const MOST_SECONDS_A_BODY = 20
/** A longer silence is that of an app that was halted, or of a clock that was set: not of a line that is slow. */
const LONGEST_SILENCE_MS = 60000
/** The lanes of one moment run out of time at one moment, more or less. */
const SAME_MOMENT_MS = 5000
/** What is larger takes its time, whatever the line: a form, which the host sends by itself. */
const MOST_TELLING_BYTES = 8 * 1024 * 1024

/** Of so many bodies one may be lost, as on any line of a phone. */
const BODIES_A_BREAK = 3

const emptyWindow: Window = { bytes: 0, landings: 0, breaks: 0 }

/** @param ceiling how many the host can send at once, 1 at least */
export function firstLanes(ceiling: number): LaneControl {
  return { lanes: Math.min(FIRST_LANES, ceiling), ceiling, restWindows: 0, window: emptyWindow }
}

export interface Landing {
  readonly sizeBytes: number
  /** Milliseconds, of whatever clock. */
  readonly atMs: number
  /** Were all lanes in use, with more to send? Else the app decides how fast it goes, and not the line. */
  readonly full: boolean
}

/** A body has arrived. */
export function afterLanding(control: LaneControl, { sizeBytes, atMs, full }: Landing): LaneControl {
  const { window, struckAtMs: _, ...calm } = control
  if (!full) return { ...calm, trial: undefined, window: emptyWindow }
  if (sizeBytes > MOST_TELLING_BYTES) return { ...calm, window }
  const { beganMs, latestMs = atMs } = window
  const silenceMs = atMs - latestMs
  if (beganMs === undefined || silenceMs < 0 || silenceMs > LONGEST_SILENCE_MS) {
    return { ...calm, window: { ...emptyWindow, breaks: window.breaks, beganMs: atMs, latestMs: atMs } }
  }
  const { landings, bytes } = window
  const seen = { ...window, latestMs: atMs, bytes: bytes + sizeBytes, landings: landings + 1 }
  if (seen.landings < Math.max(LEAST_LANDINGS, LANDINGS_A_LANE * control.lanes))
    return { ...calm, window: seen }
  const elapsedMs = atMs - beganMs
  // A clock that stands still tells nothing.
  if (!(elapsedMs > 0)) return { ...calm, window: emptyWindow }
  const bytesPerSecond = (seen.bytes / elapsedMs) * 1000
  return limited(judged({ ...calm, bytesPerSecond, window: emptyWindow }, bytesPerSecond), seen)
}

function judged(control: LaneControl, bytesPerSecond: number): LaneControl {
  const { lanes, ceiling, trial, restWindows } = control
  if (trial !== undefined) {
    const hoped = lanes / trial.fromLanes - 1
    const gained = bytesPerSecond / trial.bytesPerSecond - 1
    if (gained < LEAST_GAIN * hoped)
      return { ...control, lanes: trial.fromLanes, trial: undefined, restWindows: REST_WINDOWS }
  } else if (restWindows > 0) return { ...control, restWindows: restWindows - 1 }
  if (lanes >= ceiling) return { ...control, trial: undefined }
  // Few lanes are doubled, as after a break; many are felt one by one.
  const raised = Math.min(ceiling, lanes < FIRST_LANES / 2 ? lanes * 2 : lanes + 1)
  return { ...control, lanes: raised, trial: { fromLanes: lanes, bytesPerSecond } }
}

/** On a line so slow that a body takes too long beside the others, fewer go at once. */
function limited(control: LaneControl, { bytes, landings }: Window): LaneControl {
  const { lanes, bytesPerSecond = 0 } = control
  const most = Math.max(1, Math.floor((bytesPerSecond * MOST_SECONDS_A_BODY) / (bytes / landings)))
  return lanes <= most ? control : { ...control, lanes: most, trial: undefined, restWindows: REST_WINDOWS }
}

/** A body came to no end that says anything of the line: nobody sends while there is none, or while the app is hidden. */
export function afterPause(control: LaneControl): LaneControl {
  return { ...control, trial: undefined, window: emptyWindow }
}

export interface Break {
  /** Its time was over; else the line broke. */
  readonly timeout: boolean
  /** Milliseconds, of whatever clock. */
  readonly atMs: number
}

/**
 * A body was lost: the line broke, or was so slow that its time was over. One break says nothing; two among few bodies do,
 * and so does a timeout.
 */
export function afterBreak(control: LaneControl, { timeout, atMs }: Break): LaneControl {
  const { lanes, struckAtMs } = control
  const window = { ...control.window, breaks: control.window.breaks + 1 }
  const isLoss = window.breaks > 1 && window.breaks * BODIES_A_BREAK >= window.landings
  const isOfThatMoment =
    struckAtMs !== undefined && (!timeout || Math.abs(atMs - struckAtMs) < SAME_MOMENT_MS)
  if (isOfThatMoment || !(timeout || isLoss)) return { ...control, window }
  const halved = Math.max(1, Math.floor(lanes / 2))
  return {
    ...control,
    lanes: halved,
    struckAtMs: atMs,
    trial: undefined,
    restWindows: 1,
    window: emptyWindow,
  }
}

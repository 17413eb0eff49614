// From what the page knows to what its template shows.
const { formatProgress } = require('../host')

// As phones count it, and `formatProgress` does.
const MB = 1e6

/** @returns the page's data: plain values alone, since they go to another thread as JSON */
function toView(state, words) {
  return {
    draft: state.draft && draftCard(state.draft, words),
    uploads: state.uploads.map((upload) => uploadCard(upload, words)),
    isEmpty: state.draft === null && state.uploads.length === 0,
    trouble: state.trouble,
  }
}

function draftCard({ video, cover }, words) {
  return {
    picture: cover || video.poster,
    facts: factsOf(video),
    coverTitle: cover ? words.changeCover : words.chooseCover,
  }
}

function uploadCard(upload, words) {
  const { id, video, cover, phase } = upload
  return {
    id,
    picture: cover || video.poster,
    title: words.video(id),
    facts: factsOf(video),
    percent: percentOf(upload),
    tone: tones[phase],
    line: lineOf(upload, words),
    code: phase === 'failed' ? upload.error.code : '',
    canPause: tones[phase] === 'moving',
    canResume: phase === 'paused' || phase === 'failed',
    canCancel: tones[phase] === 'moving' || phase === 'paused',
    canRemove: phase === 'succeeded' || phase === 'failed' || phase === 'cancelled',
  }
}

const tones = {
  queued: 'moving',
  authorizing: 'moving',
  transferring: 'moving',
  paused: 'still',
  succeeded: 'good',
  failed: 'bad',
  cancelled: 'still',
}

function percentOf({ phase, progress }) {
  if (phase === 'succeeded') return 100
  return progress === null ? 0 : Math.floor(progress.fraction * 100)
}

function lineOf(upload, words) {
  const { phase, progress, waitingFor } = upload
  if (waitingFor && tones[phase] === 'moving') return words.waiting[waitingFor]
  switch (phase) {
    case 'transferring':
      return progress === null ? '' : formatProgress(progress, words.locale)
    case 'paused':
      return joined(words.paused, progress && sizes(progress))
    case 'succeeded':
      return joined(words.succeeded, upload.mediaId)
    case 'failed':
      return upload.error.message
    default:
      return words[phase]
  }
}

/** What does not move has no speed. */
function sizes({ sentBytes, totalBytes }) {
  return formatProgress({ sentBytes, totalBytes })
}

function factsOf({ seconds, sizeBytes }) {
  return joined(seconds && clock(Math.round(seconds)), sizeBytes && `${(sizeBytes / MB).toFixed(1)} MB`)
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

function joined(...pieces) {
  return pieces.filter(Boolean).join(' · ')
}

module.exports = { toView }

// What the page knows, and how it changes: state and action in, state out.

const initialState = {
  /** `{ video, cover }`: what has been chosen, and is not yet uploaded. */
  draft: null,
  /** The newest first. */
  uploads: [],
  /** How many uploads there have been: the next one's number is one more. */
  count: 0,
  /** A sentence, or ''. */
  trouble: '',
}

/**
 * Actions:
 * - `{ type: 'video-chosen', video }`, a video as `host.js` tells of it
 * - `{ type: 'cover-chosen', cover }`, a temp path
 * - `{ type: 'draft-dropped' }`
 * - `{ type: 'started' }`: the draft becomes an upload, whose id is the new `count`
 * - `{ type: 'heard', id, news }`, with `phase`, `progress`, `waitingFor`, `error` and `mediaId` of its handle
 * - `{ type: 'removed', id }`
 * - `{ type: 'troubled', sentence }`
 */
function reduce(state, action) {
  switch (action.type) {
    case 'video-chosen':
      return change(state, { draft: { video: action.video, cover: coverOf(state.draft) }, trouble: '' })
    case 'cover-chosen':
      return change(state, {
        draft: state.draft && change(state.draft, { cover: action.cover }),
        trouble: '',
      })
    case 'draft-dropped':
      return change(state, { draft: null })
    case 'started':
      return start(state)
    case 'heard':
      return change(state, {
        uploads: state.uploads.map((upload) =>
          upload.id === action.id ? change(upload, action.news) : upload,
        ),
      })
    case 'removed':
      return change(state, { uploads: state.uploads.filter(({ id }) => id !== action.id) })
    case 'troubled':
      return change(state, { trouble: action.sentence })
    default:
      return state
  }
}

function start(state) {
  if (state.draft === null) return state
  const { video, cover } = state.draft
  const id = state.count + 1
  const upload = { id, video, cover, phase: 'queued', progress: null }
  return change(state, { draft: null, count: id, uploads: [upload].concat(state.uploads) })
}

function coverOf(draft) {
  return draft === null ? '' : draft.cover
}

// Not by `{ ...state }`, which older developer tools do not take.
function change(state, changes) {
  return Object.assign({}, state, changes)
}

module.exports = { initialState, reduce }

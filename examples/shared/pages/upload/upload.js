const config = require('../../config')
const host = require('../../host')
const { getAuth } = require('../../upload/app-server')
const { createPace } = require('../../upload/pace')
const { changesBetween } = require('../../upload/page-changes')
const { initialState, reduce } = require('../../upload/upload-list')
const { toView } = require('../../upload/view')
const { plainWords, wordsFor } = require('../../words')

const DRAW_EVERY_MS = 200

const words = wordsFor(host.facts().language)
const uploader = host.createUploader({ getAuth, allowHttp: config.allowHttp })

Page({
  data: Object.assign({ words: plainWords(words) }, toView(initialState, words)),

  onLoad() {
    this.state = initialState
    this.shown = toView(initialState, words)
    this.handles = {}
    this.pace = createPace(DRAW_EVERY_MS, () => this.draw())
  },

  onUnload() {
    this.pace.stop()
    // What has arrived is kept: the same video, chosen again, goes on with it.
    for (const handle of uploader.uploads) handle.pause()
  },

  chooseVideo() {
    this.choose(host.pickVideo(), (video) => ({ type: 'video-chosen', video }))
  },

  chooseCover() {
    this.choose(host.pickImage(), (cover) => ({ type: 'cover-chosen', cover }))
  },

  dropDraft() {
    this.act({ type: 'draft-dropped' })
  },

  start() {
    const { draft } = this.state
    if (draft === null) return
    this.act({ type: 'started' })
    const id = this.state.count
    const handle = uploader.upload(draft.video.source, draft.cover ? { coverUrl: draft.cover } : {})
    const hear = () => this.act({ type: 'heard', id, news: newsOf(handle) })
    for (const name of ['state', 'progress', 'waiting']) handle.on(name, hear)
    this.handles[id] = handle
  },

  pause(event) {
    this.handles[idOf(event)].pause()
  },

  resume(event) {
    this.handles[idOf(event)].resume()
  },

  cancel(event) {
    this.handles[idOf(event)].cancel()
  },

  remove(event) {
    const id = idOf(event)
    // What has arrived of one that failed is of no use any more.
    this.handles[id].cancel()
    delete this.handles[id]
    this.act({ type: 'removed', id })
  },

  openSelfCheck() {
    host.openPage('/pages/self-check/self-check')
  },

  choose(picking, toAction) {
    picking.then(
      (picked) => picked && this.act(toAction(picked)),
      ({ message }) => this.act({ type: 'troubled', sentence: message }),
    )
  },

  act(action) {
    this.state = reduce(this.state, action)
    this.pace.ask()
  },

  draw() {
    const view = toView(this.state, words)
    const changes = changesBetween(this.shown, view)
    this.shown = view
    if (Object.keys(changes).length > 0) this.setData(changes)
  },
})

function idOf(event) {
  return Number(event.currentTarget.dataset.id)
}

function newsOf({ state, progress, waitingFor }) {
  const { phase } = state
  const news = { phase, progress, waitingFor }
  if (phase === 'failed') {
    const { code, ossCode, message } = state.error
    news.error = { code: ossCode || code, message }
  }
  if (phase === 'succeeded') news.mediaId = state.result.videoId
  return news
}

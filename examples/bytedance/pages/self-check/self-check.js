const config = require('../../config')
const host = require('../../host')
const { createSelfCheck } = require('../../self-check/contract')
const { thisPhone } = require('../../self-check/phone')
const { createPace } = require('../../upload/pace')
const { plainWords, wordsFor } = require('../../words')

const DRAW_EVERY_MS = 200

const facts = host.facts()
const words = wordsFor(facts.language)

Page({
  data: {
    words: plainWords(words),
    server: config.selfCheckServer,
    isRunning: false,
    percent: 0,
    /** What was judged so far, the troubles alone: `{ id, promise, result, detail }`. */
    findings: [],
    summary: '',
    report: '',
    trouble: '',
  },

  onLoad() {
    this.next = {}
    this.pace = createPace(DRAW_EVERY_MS, () => {
      const changes = this.next
      this.next = {}
      this.setData(changes)
    })
  },

  onUnload() {
    this.pace.stop()
  },

  run() {
    if (this.data.isRunning) return
    const check = createSelfCheck(thisPhone(), facts, config.selfCheckServer)
    const findings = []
    let judged = 0
    const hear = (verdict) => {
      judged += 1
      if (verdict.result !== 'kept') findings.push(verdict)
      this.show({ percent: Math.floor((100 * judged) / check.total), findings: findings.slice() })
    }
    this.setData({ isRunning: true, percent: 0, findings: [], summary: '', report: '', trouble: '' })
    check.run(hear).then(
      ({ summary, report }) => this.show({ isRunning: false, summary, report }),
      ({ message }) => this.show({ isRunning: false, trouble: `${words.unreachable} ${message}` }),
    )
  },

  copy() {
    host.copy(this.data.report)
  },

  show(changes) {
    Object.assign(this.next, changes)
    this.pace.ask()
  },
})

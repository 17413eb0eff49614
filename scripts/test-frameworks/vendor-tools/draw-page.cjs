// Draws a template by WeChat's own simulator of components. Usage: node draw-page.cjs TEMPLATE DATA TEXTS
// DATA is JSON; every text on the screen is written to TEXTS, as a JSON list.
const { readFileSync, writeFileSync } = require('node:fs')
const { argv } = require('node:process')
const { JSDOM } = require('jsdom')

const [, , templateFile, dataFile, textsFile] = argv
const { window } = new JSDOM('<!doctype html><body></body>')
// It takes Node for a browser.
const names = ['window', 'document', 'navigator', 'location', 'Node', 'HTMLElement', 'HTMLUnknownElement']
for (const name of [...names, 'CustomEvent', 'Event', 'MutationObserver', 'getComputedStyle', 'DOMParser']) {
  Object.defineProperty(globalThis, name, { value: window[name], configurable: true })
}

const simulate = require('miniprogram-simulate')
const data = JSON.parse(readFileSync(dataFile, 'utf8'))
const page = simulate.render(simulate.load({ template: readFileSync(templateFile, 'utf8'), data }))
page.attach(window.document.body)

const walker = window.document.createTreeWalker(page.dom, window.NodeFilter.SHOW_TEXT)
const texts = []
while (walker.nextNode()) texts.push(walker.currentNode.textContent.trim())
writeFileSync(textsFile, JSON.stringify(texts.filter(Boolean)))
// Its timers would go on for ever.
process.exit()

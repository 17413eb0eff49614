// The first step of `npm run docs`: every document is checked, and what no check can judge is named.
import { deadLinks } from './dead-links'
import { readDocument } from './document'
import { documentPaths } from './documents'
import { jsonFaults, samplesIn, unjudged, unrun } from './samples'
import { shellFaults } from './shell-samples'
import { typeFaults } from './type-check-samples'

const documents = documentPaths().map(readDocument)
const samples = documents.flatMap(samplesIn)
for (const line of unrun(samples)) console.log(line)
const faults = [
  ...documents.flatMap((document) => deadLinks(document)),
  ...unjudged(samples),
  ...jsonFaults(samples),
  ...shellFaults(samples),
  ...typeFaults(samples),
]
for (const fault of faults) console.error(fault)
console.log(`docs: ${documents.length} documents, ${samples.length} code blocks, ${faults.length} faults`)
process.exitCode = faults.length === 0 ? 0 : 1

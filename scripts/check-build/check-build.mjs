// Holds the built packages against everything a stranger or a host would hold them against.
import { judgeBareHost } from './bare-host.mjs'
import { judgeDeclarations } from './declarations.mjs'
import { judgeLoading, judgeMaps } from './load.mjs'
import { codeFilesOf, judgePromises, readShipped } from './shipped.mjs'
import { asStranger } from './stranger.mjs'
import { judgeSyntax } from './syntax.mjs'

function judgePackage(root, project, owner) {
  return [
    ...judgeSyntax(root, owner),
    ...judgeMaps(root, owner, codeFilesOf(root, owner)),
    ...judgeLoading(project, owner),
    ...judgeBareHost(root, owner),
    ...judgeDeclarations(project, owner),
  ]
}

/**
 * @param {string} root folder that holds `packages` and `adapters`, built
 * @returns {{ path: string, rule: string, sentence: string }[]}
 */
export function checkBuild(root, shipped = readShipped(root)) {
  const broken = shipped.map((owner) => judgePromises(root, owner, shipped))
  return asStranger(root, shipped, (project) =>
    // What is not there cannot be loaded: one problem is said once.
    shipped.flatMap((owner, index) =>
      broken[index].length > 0 ? broken[index] : judgePackage(root, project, owner),
    ),
  )
}

// Inside core, imports go down the layers.
import { coreLayers, coreSource } from './rules.mjs'

const entryOf = (path) => path.slice(coreSource.length).split('/')[0]
const layerOf = (path) => coreLayers.findIndex((layer) => layer.includes(entryOf(path)))

/** The sentence against a file of core that stands in no layer, or undefined. */
export function judgePlace(path) {
  if (!path.startsWith(coreSource) || layerOf(path) >= 0) return undefined
  return `${entryOf(path)} stands in no layer: add it to coreLayers in scripts/check-imports/rules.mjs`
}

/** The sentence against an import that goes up, or undefined. */
export function judgeDirection(from, to) {
  if (!from.startsWith(coreSource) || !to.startsWith(coreSource)) return undefined
  const [layer, target] = [layerOf(from), layerOf(to)]
  if (layer < 0 || target < 0 || target <= layer) return undefined
  return `${entryOf(from)} stands below ${entryOf(to)} and may not import it`
}

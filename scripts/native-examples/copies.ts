// A native project cannot import what lies outside its root, so each has a copy of what all of them share.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type NativeHost, sharedFolder } from './hosts'

export interface Copy {
  /** From the project's folder. */
  readonly path: string
  readonly text: string
}

/** Every shared file as this host has it. */
export function copiesFor(host: NativeHost): readonly Copy[] {
  return sharedFiles().map((path) => translate(path, readFileSync(join(sharedFolder, path), 'utf8'), host))
}

function sharedFiles(): readonly string[] {
  return readdirSync(sharedFolder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.\w+$/.test(path))
    .sort()
}

/** Templates and styles say the same in other words; everything else is the same everywhere. */
export function translate(path: string, text: string, host: NativeHost): Copy {
  if (path.endsWith('.wxml')) {
    const translated = text.replace(/ wx:/g, ` ${host.directive}:`).replace(/ bindtap=/g, ` ${host.tap}=`)
    return { path: path.replace(/wxml$/, host.template), text: translated }
  }
  return { path: path.replace(/\.wxss$/, `.${host.style}`), text }
}

// A project outside the workspace, with the shipped packages installed as a registry would give them.
import { cpSync, existsSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { dependenciesOf } from './shipped.mjs'

function copyPackage(root, project, { folder, name, manifest }) {
  const target = join(project, 'node_modules', name)
  mkdirSync(target, { recursive: true })
  for (const path of ['package.json', ...(manifest.files ?? [])]) {
    const source = join(root, folder, path)
    if (existsSync(source)) cpSync(source, join(target, path), { recursive: true })
  }
}

/** Third-party packages are linked to where they really lie, so that they find their own dependencies beside them. */
function linkDependency(root, project, folder, name) {
  const link = join(project, 'node_modules', name)
  const installed = join(root, folder, 'node_modules', name)
  if (existsSync(link) || !existsSync(installed)) return
  mkdirSync(dirname(link), { recursive: true })
  symlinkSync(realpathSync(installed), link, 'junction')
}

/** Runs `work(project)` in such a project and removes it afterwards. */
export function asStranger(root, shipped, work) {
  const project = mkdtempSync(join(tmpdir(), 'check-build-'))
  try {
    for (const owner of shipped) copyPackage(root, project, owner)
    for (const owner of shipped) {
      for (const name of dependenciesOf(owner)) linkDependency(root, project, owner.folder, name)
    }
    return work(realpathSync(project))
  } finally {
    rmSync(project, { recursive: true, force: true })
  }
}

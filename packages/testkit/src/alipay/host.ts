import { createDevice, type DeviceControls } from '../host/device'
import type { TempFile } from '../host/temp-files'
import { alipayWords } from './error-messages'
import { createMy, type My } from './my'
import { type AlipaySwitches, withDefaults } from './switches'

/** An Alipay client on this machine. Pages get `my`; the rest is for the test. */
export interface AlipayHost extends DeviceControls {
  /** The global of a page; its members may be copied, as none of them uses `this`. */
  readonly my: My
  /** A file as `my.saveFile` gives it: to be read, and not to be uploaded. */
  addSavedFile(realPath: string): TempFile
  /** Leaves the page, which ends the calls that it has begun. */
  leavePage(): void
}

export function createAlipayHost(given: Partial<AlipaySwitches> = {}): AlipayHost {
  const switches = withDefaults(given)
  const saved = new Set<string>()
  const device = createDevice({
    words: alipayWords(switches),
    // Documented to be without limit.
    slots: Number.POSITIVE_INFINITY,
    // The end of a path tells the kind of the file, and is no extension of it.
    newTempPath: (name, kind) => `https://resource/${name}.${kind}`,
    ports: switches.loopbackPorts,
    storedValues: switches.storedValues,
  })
  const { files, network, controls } = device
  const my = createMy(device, switches, (path) => saved.has(path))
  const addSavedFile = (realPath: string) => {
    const file = files.add(realPath)
    saved.add(file.path)
    return file
  }
  const leavePage = () => network.failAll('interrupted', true)
  const suspend = switches.background === 'interrupt' ? controls.suspend : () => undefined
  // Not by spreading, which would freeze the counters at what they are now.
  return Object.assign(controls, { my, addSavedFile, leavePage, suspend })
}

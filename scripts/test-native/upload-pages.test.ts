import { nativeHosts } from '../native-examples/hosts'
import { builtAdapters } from './built-adapters'
import { describeUploadPage } from './describe-upload-page'

describe.each(nativeHosts.map((host) => [host.name, host] as const))('the upload page on %s', (_, native) => {
  describeUploadPage(native, (globals) => builtAdapters(native, globals))
})

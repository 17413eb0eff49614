import { type NativeHost, nativeHosts } from '../native-examples/hosts'
import { describeUploadPage } from '../test-native/describe-upload-page'
import { sourceAdapters } from '../test-native/source-adapters'

// The pages of the others are run by `npm run test:native`, over the adapters as they are built.
const [wechat] = nativeHosts as [NativeHost]

describe('the upload page on WeChat', () => describeUploadPage(wechat, sourceAdapters))

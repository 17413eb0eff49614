// The vendor's client is CommonJS with a default export: `import` sees that one level too deep, `require` as it is.
import { createRequire } from 'node:module'

type OpenApi = typeof import('@alicloud/openapi-client', { with: { 'resolution-mode': 'require' }})
type TeaUtil = typeof import('@alicloud/tea-util', { with: { 'resolution-mode': 'require' }})

const require = createRequire(import.meta.url)
const openApi: OpenApi = require('@alicloud/openapi-client')
const teaUtil: TeaUtil = require('@alicloud/tea-util')

export const { default: Client, Config, OpenApiRequest, Params } = openApi
export const { RuntimeOptions } = teaUtil

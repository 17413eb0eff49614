export { type AlipayHost, createAlipayHost } from './alipay/host'
export { alipayPositions, alipayPositionsOfCalls } from './alipay/positions'
export type { AlipaySwitches } from './alipay/switches'
export { openAlipayBench } from './benches/alipay-bench'
export { benchPerPosition } from './benches/bench-per-position'
export { type BrowserSwitches, openBrowserBench } from './benches/browser-bench'
export { openBytedanceBench } from './benches/bytedance-bench'
export { openTaroRnBench } from './benches/taro-rn-bench'
export { openUniAppBench } from './benches/uni-app-bench'
export { openWechatBench } from './benches/wechat-bench'
export { openPage, type SimulatedPage } from './browser/page'
export type { PageWindow } from './browser/page-window'
export { type BytedanceHost, createBytedanceHost } from './bytedance/host'
export { bytedancePositions, bytedancePositionsOfCalls } from './bytedance/positions'
export type { BytedanceSwitches } from './bytedance/switches'
export type { AdapterBench, Answer, Arrived, ContractServer, Need } from './contract/bench'
export { contract, type Report, runContract } from './contract/contract'
export { describeAdapter } from './contract/describe-adapter'
export { describeSaboteurs } from './contract/describe-saboteurs'
export {
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from './contract/scripted-server'
export { createDiskFolder, type DiskFolder, patternBytes } from './disk-folder'
export { diskValues } from './disk-values'
export { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy'
export type { DeviceControls } from './host/device'
export { ownHeadersOfOss } from './host/headers-of-oss'
export type { TempFile } from './host/temp-files'
export { createLeakListener, type Leak, type LeakListener } from './leaks/leak-listener'
export { type RecordedRequest, type RecordingServer, startRecordingServer } from './recording-server'
export { type CheckServer, type CheckServerOptions, startCheckServer } from './self-check/check-server'
export {
  createTaroRnHost,
  type TaroInReactNative,
  type TaroRnHost,
  type TaroRnSwitches,
} from './taro-rn/host'
export { createUniAppHost, type UniAppHost } from './uni-app/host'
export type { UniAppSwitches } from './uni-app/switches'
export { describeUploads } from './uploads/describe-uploads'
export { documentedFace } from './uploads/documented-face'
export { promiseFace } from './uploads/promise-face'
export { openUploadStage, type UploadStage } from './uploads/upload-stage'
export { createWechatHost, type WechatHost, type WechatHostOptions } from './wechat/host'
export { wechatPositions } from './wechat/positions'

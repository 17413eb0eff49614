export { type BrowserSwitches, openBrowserBench } from './benches/browser-bench'
export { openBytedanceBench } from './benches/bytedance-bench'
export { openWechatBench } from './benches/wechat-bench'
export { openPage, type SimulatedPage } from './browser/page'
export type { PageWindow } from './browser/page-window'
export { type BytedanceHost, createBytedanceHost } from './bytedance/host'
export type { BytedanceSwitches } from './bytedance/switches'
export type { AdapterBench, Answer, Arrived, ContractServer, Need } from './contract/bench'
export { describeAdapter } from './contract/describe-adapter'
export {
  type ScriptedServer,
  type ScriptedServerOptions,
  startScriptedServer,
} from './contract/scripted-server'
export { createDiskFolder, type DiskFolder, patternBytes } from './disk-folder'
export { type Fault, type FaultProxy, startFaultProxy } from './fault-proxy'
export type { TempFile } from './host/temp-files'
export { type RecordedRequest, type RecordingServer, startRecordingServer } from './recording-server'
export { describeUploads } from './uploads/describe-uploads'
export { createWechatHost, type WechatHost, type WechatHostOptions } from './wechat/host'

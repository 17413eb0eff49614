export { openWechatBench } from './benches/wechat-bench'
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
export { createWechatHost, type WechatHost, type WechatHostOptions } from './wechat/host'

// One bench for each target that a build can have; those of the mini programs are flipped in switches.test.ts.
import {
  type AdapterBench,
  openAlipayBench,
  openBrowserBench,
  openBytedanceBench,
  openUniAppBench,
  openWechatBench,
  type UniAppSwitches,
} from '@vod-upload/testkit'
import { builtFor } from './built-for'
import { interceptedBy } from './intercepted'

type Positions = Readonly<Record<string, () => Promise<AdapterBench>>>

const appSwitches: Record<string, UniAppSwitches> = {
  'as its source reads': {},
  'native words in Chinese': { nativeWords: 'Chinese' },
  'no native words': { nativeWords: 'none' },
  'a form fails without its file': { absentFile: 'fails' },
  'an aborted upload is silent': { abortedUpload: 'is silent' },
  'header names in lower case': { headerCase: 'lower' },
  'header names in upper case': { headerCase: 'upper' },
  'all at their worst': { nativeWords: 'none', abortedUpload: 'is silent', headerCase: 'upper' },
}

export const positionsByTarget: Readonly<Record<string, Positions>> = {
  'mp-weixin': { 'as documented': () => openWechatBench(builtFor('mp-weixin', 'wx')) },
  'mp-alipay': { 'as documented': () => openAlipayBench(builtFor('mp-alipay', 'my')) },
  'mp-toutiao': { 'as documented': () => openBytedanceBench(builtFor('mp-toutiao', 'tt')) },
  h5: { 'as documented': () => openBrowserBench(builtFor('h5', 'window')) },
  app: {
    ...Object.fromEntries(
      Object.entries(appSwitches).map(([name, switches]) => [
        name,
        () => openUniAppBench(builtFor('app', 'uni'), switches),
      ]),
    ),
    'an interceptor waits before each call': () =>
      openUniAppBench((uni) => builtFor('app', 'uni')(interceptedBy(uni, async () => undefined))),
  },
}

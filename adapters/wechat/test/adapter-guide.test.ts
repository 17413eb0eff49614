// The guide for those who write an adapter: its sample keeps the contract. All of its samples are compiled by
// `npm run check:packages`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { openWechatBench, runContract } from '@vod-upload/testkit'
import * as wxLike from '@vod-upload/wx-like'
import ts from 'typescript'

const root = join(__dirname, '../../..')
const guide = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8')
const [, sample = ''] = /```ts\n([\s\S]*?)```/.exec(guide) ?? []

test('the adapter of the guide keeps the contract', async () => {
  const module = ts.transpileModule(sample, { compilerOptions: { module: ts.ModuleKind.CommonJS } })
  const exported: { acmePlatform?: Parameters<typeof openWechatBench>[0] } = {}
  new Function('exports', 'require', module.outputText)(exported, () => wxLike)
  const bench = await openWechatBench((wx) => {
    if (exported.acmePlatform === undefined) throw new Error('The guide exports no acmePlatform.')
    return exported.acmePlatform(wx)
  })
  try {
    const reports = await runContract(bench)
    const broken = reports.filter(({ verdict }) => verdict.result === 'broken')
    expect(broken.map(({ clause, verdict }) => [clause.promise, verdict])).toEqual([])
    expect(reports.length).toBeGreaterThan(80)
  } finally {
    await bench.close()
  }
})

import type { AdapterBench } from './bench'
import { judge } from './clause'
import { contract } from './contract'
import { type RecordedVerdict, recordVerdicts } from './verdict-files'

type Positions = Readonly<Record<string, () => Promise<AdapterBench>>>

/**
 * One test for each clause and each position of the host's switches. A clause that a host cannot be held to passes,
 * and the table at the end of the run tells why.
 */
export function describeAdapter(name: string, positions: Positions): void {
  describe(`contract: ${name}`, () => {
    const verdicts: RecordedVerdict[] = []
    describe.each(Object.keys(positions))('%s', (position) => {
      let bench: AdapterBench
      beforeAll(async () => {
        const open = positions[position]
        if (open === undefined) throw new Error(`No bench for ${position}.`)
        bench = await open()
      })
      afterAll(async () => {
        await bench?.close()
      })

      test.each(contract.map((clause) => [`${clause.topic}: ${clause.promise}`, clause] as const))(
        '%s',
        async (_, clause) => {
          const verdict = await judge(clause, bench)
          const { id, topic, promise } = clause
          verdicts.push({ position, id, topic, promise, verdict })
          if (verdict.result === 'broken') throw new Error(verdict.why)
        },
      )

      test('the bench excuses its host in sentences', () => {
        expect(Object.values(bench.lacks).filter((reason) => !/^[A-Z].*\.$/.test(reason))).toEqual([])
      })

      test('nothing is left running', async () => {
        await bench.idle()
        expect(bench.pending?.() ?? 0).toBe(0)
      })
    })
    afterAll(() => recordVerdicts(name, verdicts))
  })
}

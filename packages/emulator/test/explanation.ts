import type { Emulator } from '../src'
import type { Explanation } from '../src/explain/explain-refusal'
import { send } from './raw-http'

/** The explanation of the latest refusal, as the dashboard is given it. */
export async function explanationOf(emulator: Emulator, theirs?: string): Promise<Explanation> {
  const path = `/_emulator/checks/${emulator.requests().at(-1)?.requestId}`
  const post = {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ theirs }),
  }
  const { text } = await send(emulator, { path, ...(theirs === undefined ? {} : post) })
  return JSON.parse(text)
}

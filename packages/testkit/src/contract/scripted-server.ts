import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ContractServer } from './bench'
import { createScriptedAnswers } from './scripted-answers'

export interface ScriptedServerOptions {
  /** Under what origin hosts see the port. Default: `http://127.0.0.1:PORT`; `*.localhost` names lead here too. */
  readonly visibleOrigin?: (port: number) => string
}

export interface ScriptedServer extends ContractServer {
  readonly port: number
  close(): Promise<void>
}

/** Real sockets on this machine; the answer to a URL stands in the URL, and what arrives is kept by its path. */
export async function startScriptedServer({
  visibleOrigin = (port) => `http://127.0.0.1:${port}`,
}: ScriptedServerOptions = {}): Promise<ScriptedServer> {
  const answers = createScriptedAnswers()
  let urls = 0
  const server = createServer(answers.handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const origin = visibleOrigin(port)
  const visitsOf = (url: string) => answers.visitsAt(new URL(url).pathname)
  return {
    port,
    origin,
    urlFor(answer) {
      urls += 1
      const path = `/contract/${urls}`
      answers.expect(path)
      return `${origin}${path}?answer=${encodeURIComponent(JSON.stringify(answer))}`
    },
    arrivedAt: async (url) => [...(visitsOf(url)?.arrived ?? [])],
    brokenOffAt: async (url) => visitsOf(url)?.brokenOff ?? 0,
    close() {
      answers.stop()
      server.closeAllConnections()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

import {
  type CancelSignal,
  type HttpResponse,
  PlatformError,
  type PlatformErrorCode,
} from '@vod-upload/platform'
import type { Device } from './device'
import type { Random } from './random'
import type { Trace } from './trace'
import type { VirtualTime } from './virtual-time'
import type { Weather } from './weather'

/** One request on its way. */
export interface Wire {
  /** For the trace. */
  readonly label: string
  readonly bytes: number
  readonly timeoutMs: number
  readonly signal?: CancelSignal
  readonly onProgress?: (sentBytes: number) => void
  /** The server gets it, and acts. */
  arrive(): Arrival
}

export interface Arrival {
  readonly answer: HttpResponse
  /** Called when the app gets the answer. */
  heard?(): void
}

export interface Network {
  online: boolean
  send(wire: Wire, device: Device): Promise<HttpResponse>
  /** Every request of this run of the app breaks off. */
  breakOff(device: Device, code: PlatformErrorCode): void
  /** Bodies of requests that are on their way. */
  readonly flyingBytes: number
  readonly flying: number
}

interface Flight {
  readonly device: Device
  fail(code: PlatformErrorCode): void
}

export interface Line {
  readonly bytesPerSecond: number
  readonly latencyMs: readonly [number, number]
  /** Does a cancelled request end on the way, too? */
  readonly cancelBreaksOff: boolean
  readonly tellsProgress: boolean
}

export function createNetwork(
  { time, random, weather, trace }: { time: VirtualTime; random: Random; weather: Weather; trace: Trace },
  line: Line,
): Network {
  const flights = new Set<Flight>()
  let flyingBytes = 0
  let sent = 0
  const latency = () => random.whole(...line.latencyMs)

  const send = (wire: Wire, device: Device) =>
    new Promise<HttpResponse>((resolve, reject) => {
      sent += 1
      const name = `#${sent} ${wire.label}`
      const say = (what: string) => trace.note('network', `${name}: ${what}`)
      let over = false
      let brokenOff = false
      const ends: Array<() => void> = []

      const leave = () => {
        over = true
        flights.delete(flight)
        flyingBytes -= wire.bytes
        for (const end of ends) end()
      }
      const end = (act: () => void) =>
        device.tell(() => {
          if (over) return
          leave()
          act()
        })
      const fail = (code: PlatformErrorCode) => {
        end(() => {
          say(code)
          reject(new PlatformError(code, `The request ended: ${code}.`))
        })
      }
      const flight: Flight = {
        device,
        fail(code) {
          brokenOff = true
          if (device.ended) leave()
          else fail(code)
        },
      }
      const arrive = () => wire.arrive()
      const come = (arrival: Arrival) => {
        end(() => {
          say(String(arrival.answer.status))
          arrival.heard?.()
          resolve(arrival.answer)
        })
      }
      const progress = (share: number, atMs: number) => {
        time.after(atMs, () =>
          device.tell(() => {
            if (!over && !brokenOff) wire.onProgress?.(Math.floor(wire.bytes * share))
          }),
        )
      }

      flights.add(flight)
      flyingBytes += wire.bytes
      say('sent')
      ends.push(
        device.after(wire.timeoutMs, () => {
          brokenOff = brokenOff || line.cancelBreaksOff
          fail('timeout')
        }),
      )
      const onCancel = () => {
        brokenOff = brokenOff || line.cancelBreaksOff
        fail('cancelled')
      }
      if (wire.signal) ends.push(wire.signal.onCancel(onCancel))

      const upMs = latency() + (wire.bytes / line.bytesPerSecond) * 1000 * (0.5 + random.next())
      if (!network.online || weather.strikes('refused'))
        return void time.after(latency(), () => fail('network'))
      if (weather.strikes('stalled')) return say('stalls')
      if (wire.bytes > 0 && line.tellsProgress && wire.onProgress) {
        for (const share of [0.4, 1]) progress(share, upMs * share)
      }
      if (weather.strikes('reset')) return void time.after(upMs * random.next(), () => fail('network'))
      if (weather.strikes('late')) {
        return void time.after(wire.timeoutMs + random.whole(1, 30000), () => {
          say('arrives late')
          arrive()
        })
      }
      const lost = weather.strikes('lost-answer')
      const tellsLoss = random.chance(0.5)
      time.after(upMs, () => {
        if (brokenOff) return
        const arrival = arrive()
        if (weather.strikes('twice')) {
          time.after(random.whole(5, 20000), () => {
            say('arrives again')
            arrive()
          })
        }
        if (!lost) return void time.after(latency(), () => come(arrival))
        say(`did ${arrival.answer.status}, answer lost`)
        if (tellsLoss) time.after(latency(), () => fail('network'))
      })
    })

  const network: Network = {
    online: true,
    send,
    breakOff(device, code) {
      for (const flight of Array.from(flights)) if (flight.device === device) flight.fail(code)
    },
    get flyingBytes() {
      return flyingBytes
    },
    get flying() {
      return flights.size
    },
  }
  return network
}

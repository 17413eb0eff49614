import type { Backend } from '../backend'
import { changeWeather } from '../faults/weather'

/**
 * Does what a button of the dashboard asks for.
 * @param order `{ do: 'expire-tokens' }`, `{ do: 'fail-next' }`, or the values of the weather to change
 * @returns one sentence that says why it cannot be done, if it cannot
 */
export function pressFault(order: Readonly<Record<string, unknown>>, backend: Backend): string | undefined {
  switch (order.do) {
    case 'expire-tokens':
      backend.credentials.expireAll()
      return undefined
    case 'fail-next':
      backend.faults.add({ action: { kind: 'refuse', code: 'ServiceUnavailable', status: 503 } })
      return undefined
    case undefined: {
      const weather = changeWeather(backend.weather.now, order)
      if (typeof weather === 'string') return weather
      backend.weather.set(weather)
      return undefined
    }
    default:
      return "There is no such fault; 'do' is 'expire-tokens' or 'fail-next'."
  }
}

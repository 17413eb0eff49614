import { setTimeout as wait } from 'node:timers/promises'
import type { FaultAction } from './fault-list'
import { FAIR, strikeOf, type Weather } from './weather'

/** The weather as it is now, and what it does to a request. */
export class WeatherStation {
  private weather: Weather = FAIR

  constructor(
    private readonly random: () => number,
    private readonly changed: (weather: Weather) => void,
  ) {}

  get now(): Weather {
    return this.weather
  }

  set(weather: Weather): void {
    this.weather = weather
    this.changed(weather)
  }

  /** Lets a request wait as long as it is to. */
  async delay(): Promise<void> {
    if (this.weather.latencyMs > 0) await wait(this.weather.latencyMs)
  }

  /** What strikes the next request, if anything does. */
  take(): FaultAction | undefined {
    return strikeOf(this.weather, this.random())
  }
}

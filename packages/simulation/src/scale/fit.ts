import { linearRegression, linearRegressionLine, rSquared } from 'simple-statistics'

export type Point = readonly [count: number, measured: number]

/** `measured = base + each × count`, by least squares. */
export interface Fit {
  readonly base: number
  readonly each: number
  /** Of what is measured, so much of its variance, 0..1. */
  readonly explained: number
  /** Of the power law through the points: 1 is linear, 2 the square. */
  readonly exponent: number
}

export function fitOf(points: readonly Point[]): Fit {
  const given = points.map(([count, measured]) => [count, measured])
  const line = linearRegression(given)
  const logs = given.map((pair) => pair.map(Math.log))
  return {
    base: line.b,
    each: line.m,
    explained: rSquared(given, linearRegressionLine(line)),
    exponent: linearRegression(logs).m,
  }
}

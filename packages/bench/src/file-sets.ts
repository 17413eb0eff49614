export const KB = 1024
export const MB = 1024 * KB

/** Files of one size. */
export interface Load {
  readonly count: number
  readonly sizeBytes: number
}

/** What people upload; slow lines get fewer or smaller ones, unless all is asked for. */
export const fileSets = {
  '1x100MB': { count: 1, sizeBytes: 100 * MB },
  '200x300KB': { count: 200, sizeBytes: 300 * KB },
  '1x1GB': { count: 1, sizeBytes: 1024 * MB },
} as const satisfies Record<string, Load>

export type FileSetName = keyof typeof fileSets
export const fileSetNames = Object.keys(fileSets) as FileSetName[]

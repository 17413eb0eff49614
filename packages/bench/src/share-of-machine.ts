/** Lets work in, in order, as long as what it weighs fits beside what is inside. */
export interface ShareOfMachine {
  run<Result>(weight: number, work: () => Promise<Result>): Promise<Result>
}

/** @param capacity what may be inside at once; something heavier goes alone */
export function createShareOfMachine(capacity: number, mostAtOnce: number): ShareOfMachine {
  const waiting: Array<{ readonly weight: number; come(): void }> = []
  let weightInside = 0
  let inside = 0

  const letIn = () => {
    for (let [first] = waiting; first !== undefined; [first] = waiting) {
      const fits = weightInside + first.weight <= capacity && inside < mostAtOnce
      if (!fits && inside > 0) return
      waiting.shift()
      weightInside += first.weight
      inside += 1
      first.come()
    }
  }
  return {
    async run(weight, work) {
      await new Promise<void>((come) => {
        waiting.push({ weight, come })
        letIn()
      })
      try {
        return await work()
      } finally {
        weightInside -= weight
        inside -= 1
        letIn()
      }
    },
  }
}

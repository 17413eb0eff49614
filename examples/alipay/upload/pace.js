/**
 * Draws soon after it is asked to, and never again before the interval is over: each `setData` crosses from one thread
 * to the other, and a page that is sent more than a few a second stutters. An uploader tells the progress of each file ten
 * times a second at most; what draws a list of files needs a pace for them all.
 * @param draw takes no argument: what it draws is what is true by then
 */
function createPace(intervalMs, draw) {
  let timer
  let drawnAt = 0
  let isOver = false
  const run = () => {
    timer = undefined
    draw()
    // At its end: a slow phone is given the whole interval for itself.
    drawnAt = Date.now()
  }
  return {
    ask() {
      if (timer !== undefined || isOver) return
      // A phone whose clock is set back must not wait for hours.
      const waitMs = Math.min(intervalMs, Math.max(0, drawnAt + intervalMs - Date.now()))
      timer = setTimeout(run, waitMs)
    },
    /** For a page that closes: nothing is drawn any more. */
    stop() {
      clearTimeout(timer)
      isOver = true
    },
  }
}

module.exports = { createPace }

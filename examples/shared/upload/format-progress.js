const MB = 1024 * 1024

/** `12.4 / 80.0 MB · 3.1 MB/s · 22 s left`, as far as it is known. */
function formatProgress({ sentBytes, totalBytes, bytesPerSecond, secondsLeft }, locale) {
  const pieces = [`${inMb(sentBytes)} / ${inMb(totalBytes)} MB`]
  if (bytesPerSecond !== undefined) pieces.push(`${inMb(bytesPerSecond)} MB/s`)
  if (secondsLeft !== undefined) pieces.push(left(Math.ceil(secondsLeft), locale))
  return pieces.join(' · ')
}

function left(seconds, locale) {
  return locale === 'zh-CN' ? `还剩 ${seconds} 秒` : `${seconds} s left`
}

function inMb(bytes) {
  return (bytes / MB).toFixed(1)
}

module.exports = { formatProgress }

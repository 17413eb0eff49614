// Whose code is in a bundle, known by what that code alone says.

/** A word that the code of each host and face has, and no other code. */
export const marks = {
  WeChat: '"WeChat"',
  Alipay: '"Alipay"',
  Douyin: '"Douyin"',
  'uni-app': '"The uni-app app"',
  browser: 'XMLHttpRequest',
  VODUpload: 'onUploadstarted was not answered',
  createUploader: 'createUploader needs getAuth',
  MD5: 'hashBinary',
}

/**
 * What is missing, or is there but should not be, as sentences: a mark that went stale is missing somewhere.
 * @param {readonly string[]} holds names of marks
 */
export function strangersIn(code, holds) {
  return Object.entries(marks)
    .filter(([name, mark]) => code.includes(mark) !== holds.includes(name))
    .map(([name]) => (holds.includes(name) ? `lacks the code of ${name}` : `carries the code of ${name}`))
}

const english = {
  locale: 'en',
  title: 'Uploads',
  chooseVideo: 'Choose a video',
  chooseAnother: 'Another video',
  chooseCover: 'Choose a cover',
  changeCover: 'Another cover',
  start: 'Upload',
  drop: 'Discard',
  pause: 'Pause',
  resume: 'Resume',
  cancel: 'Cancel',
  remove: 'Remove',
  selfCheck: 'Self-check of this phone',
  selfCheckPurpose: 'Holds this phone to what the upload SDK needs of it, and writes a report for an issue.',
  selfCheckServer: 'Asks',
  run: 'Run',
  running: 'Running',
  copyReport: 'Copy the report',
  unreachable: 'The server of the self-check does not answer.',
  empty: 'Nothing is uploaded yet',
  video: (number) => `Video ${number}`,
  queued: 'Waiting for its turn',
  authorizing: 'Asking your server for a credential',
  waiting: {
    network: 'Waiting for a network',
    wifi: 'Waiting for Wi-Fi',
    foreground: 'Waiting for the app to be in front',
  },
  paused: 'Paused',
  succeeded: 'Done',
  cancelled: 'Cancelled',
}

const chinese = {
  locale: 'zh-CN',
  title: '上传',
  chooseVideo: '选择视频',
  chooseAnother: '重选视频',
  chooseCover: '选择封面',
  changeCover: '更换封面',
  start: '开始上传',
  drop: '放弃',
  pause: '暂停',
  resume: '继续',
  cancel: '取消',
  remove: '移除',
  selfCheck: '本机自检',
  selfCheckPurpose: '逐条检查本机是否满足上传 SDK 的要求，并生成可粘贴到 issue 的报告。',
  selfCheckServer: '服务器',
  run: '开始',
  running: '检查中',
  copyReport: '复制报告',
  unreachable: '自检服务器没有响应。',
  empty: '还没有上传任务',
  video: (number) => `视频 ${number}`,
  queued: '排队中',
  authorizing: '正在获取上传凭证',
  waiting: {
    network: '等待网络恢复',
    wifi: '等待 Wi-Fi',
    foreground: '等待回到前台',
  },
  paused: '已暂停',
  succeeded: '上传完成',
  cancelled: '已取消',
}

/** @param language as the host tells it, for example `zh_CN` */
function wordsFor(language) {
  return /^zh/i.test(language) ? chinese : english
}

/** The words that a template shows as they are. */
function plainWords(words) {
  const plain = {}
  for (const name of Object.keys(words)) if (typeof words[name] === 'string') plain[name] = words[name]
  return plain
}

module.exports = { plainWords, wordsFor }

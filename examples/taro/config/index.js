const { env } = require('node:process')

/** Where the app's own server answers; `APP_SERVER= npm run build:h5` asks the server that the page came from. */
const appServer = env.APP_SERVER ?? 'https://your.server'

module.exports = () => ({
  projectName: 'vod-upload-example-taro',
  date: '2026-11-22',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${env.TARO_ENV}`,
  plugins: [],
  defineConstants: { APP_SERVER: JSON.stringify(appServer) },
  copy: { patterns: [], options: {} },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  mini: { postcss: {} },
  h5: { publicPath: '/', staticDirectory: 'static', router: { mode: 'hash' }, postcss: {} },
})

// Does what the menu entry "构建 npm" of WeChat's developer tools does. Usage: node pack-npm.cjs MINI_PROGRAM
const { argv, exit } = require('node:process')
const ci = require('miniprogram-ci')

const project = new ci.Project({
  appid: 'wx1234567890abcdef',
  type: 'miniProgram',
  projectPath: argv[2],
  privateKey: 'unused',
  ignores: ['node_modules/**/*'],
})
// It does not end by itself.
ci.packNpm(project, { reporter: console.log }).then(
  (warnings) => {
    for (const warning of warnings) console.error(warning)
    exit(warnings.length === 0 ? 0 : 1)
  },
  (cause) => {
    console.error(cause)
    exit(1)
  },
)

import { env } from 'node:process'
import uni from '@dcloudio/vite-plugin-uni'
import { defineConfig } from 'vite'

/** Where the app's own server answers; `APP_SERVER= npm run build:h5` asks the server that the page came from. */
const appServer = env.APP_SERVER ?? 'https://your.server'

export default defineConfig({
  plugins: [uni()],
  define: { APP_SERVER: JSON.stringify(appServer) },
  // What old phones run; by default the app's own `?.` and `??` would stay.
  build: { target: 'es2018' },
})

/** Set by `vite.config.js` when the app is built. */
declare const APP_SERVER: string

declare module '*.vue' {
  const component: import('vue').Component
  export default component
}

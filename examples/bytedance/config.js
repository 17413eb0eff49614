module.exports = {
  /** The app's own server, which hands out upload credentials. On a phone: this machine's address in the network. */
  appServer: 'http://127.0.0.1:3000',
  /** Lets uploads go to the emulator, which speaks plain HTTP. Take it out for the real OSS. */
  allowHttp: true,
  /** Where `npm run self-check` listens; only the self-check page asks it. */
  selfCheckServer: 'http://127.0.0.1:3100',
}

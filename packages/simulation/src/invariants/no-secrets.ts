import { SECRET_MARK } from '../world/app-server'
import type { Invariant } from './invariant'

/** No secret, token, signature or policy in anything that is said, thrown or stored. */
export const noSecrets: Invariant = {
  name: 'no secrets',
  watch: (_, violated) => ({
    see(event) {
      if (event.type !== 'said') return
      const found = SECRETS.exec(event.text)
      if (found !== null) violated(`${event.where} holds «${found[0].slice(0, 40)}…»`)
    },
  }),
}

/** A key by its mark; base64 of JSON; a signature V4 and one of V1. */
const SECRETS = new RegExp(`${SECRET_MARK}|eyJ|[0-9a-f]{64}|[A-Za-z0-9+/]{27}=`)

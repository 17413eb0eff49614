declare const process: { readonly env: { readonly TARO_ENV?: string } }

/**
 * What the app is built for: `weapp`, `h5` and the like.
 *
 * Taro writes the word over `process.env.TARO_ENV`, in npm packages too, and only where it stands written in full; what
 * is compared with another word then cannot run, and is left out of the build. `typeof window` would say nothing: a
 * mini program built by Taro has a `window` too, a fake one.
 *
 * Callers compare with `===`: behind a `switch`, or a `try` around it, bundlers keep the branches that cannot run.
 */
export const taroTarget = (): string | undefined => process.env.TARO_ENV

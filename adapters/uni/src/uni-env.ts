declare const process: { readonly env: { readonly UNI_PLATFORM?: string } }

/**
 * What the app is built for: `h5`, `mp-weixin`, `app` and the like.
 *
 * uni-app writes the word over `process.env.UNI_PLATFORM`, in npm packages too, before the bundler looks for code that
 * cannot run; its `#ifdef` comments would do the same, but whatever minifies a package takes comments away. A
 * development server for H5 writes nothing, and gives the page a `process.env` with the same word.
 *
 * Callers compare with `===`: behind a `switch`, or with a `try` around this line, Rollup keeps the branches that cannot
 * run.
 */
export const uniTarget = (): string | undefined => process.env.UNI_PLATFORM

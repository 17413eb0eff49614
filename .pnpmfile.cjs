// What `pnpm pack` and `pnpm publish` send differs from what this workspace reads.

/** The condition `source` leads to TypeScript that lies here and in no tarball. */
function withoutSource(exports) {
  return Object.fromEntries(
    Object.entries(exports).map(([path, target]) => {
      if (typeof target === 'string') return [path, target]
      const { source, ...shipped } = target
      return [path, shipped]
    }),
  )
}

module.exports = {
  hooks: {
    beforePacking({ devDependencies, scripts, ...manifest }) {
      return { ...manifest, exports: withoutSource(manifest.exports) }
    },
  },
}

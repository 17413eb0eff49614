import { PlatformError } from '@vod-upload/platform'
import { hasCode, misnamed, type Saboteur, spoilFile } from './spoil'

/** In the words of the simulated WeChat. */
function isAboutPermission({ message }: PlatformError): boolean {
  return /permi(ssion|tted)/.test(message)
}

export const fileSaboteurs: readonly Saboteur[] = [
  {
    name: 'counts in blocks of the disk',
    breaks: 'file-size',
    spoil: spoilFile(({ size }) => ({ size: Math.ceil(size / 512) * 512 })),
  },
  {
    name: 'gives the last range short',
    breaks: 'file-ranges',
    spoil: spoilFile((file) => ({
      read(start, end) {
        const isLast = start > 0 && start < end && end === file.size
        return file.read(start, isLast ? end - 1 : end)
      },
    })),
  },
  {
    name: 'asks the host for nothing, which it refuses',
    breaks: 'file-empty-range',
    spoil: spoilFile((file) => ({
      async read(start, end) {
        if (start === end && file.size > 0) throw new PlatformError('file-unreadable', 'The length is 0.')
        return file.read(start, end)
      },
    })),
  },
  {
    name: 'reads a file as text',
    breaks: 'file-every-byte',
    spoil: spoilFile((file) => ({
      read: async (start, end) =>
        new Uint8Array(await file.read(start, end)).map((byte) => byte & 0x7f).buffer,
    })),
  },
  {
    name: 'gives a view',
    breaks: 'file-exact-buffers',
    spoil: spoilFile((file) => ({
      read: async (start, end) => new Uint8Array(await file.read(start, end)) as unknown as ArrayBuffer,
    })),
  },
  {
    name: 'mixes up ranges that are read at once',
    breaks: 'file-reads-at-once',
    spoil: spoilFile((file) => {
      let running = 0
      return {
        async read(start, end) {
          const shift = running
          running += 1
          try {
            return await file.read(start + shift, end + shift)
          } finally {
            running -= 1
          }
        },
      }
    }),
  },
  {
    name: 'cuts a range to what there is',
    breaks: 'file-outside',
    spoil: spoilFile((file) => ({
      read: (start, end) => file.read(start, Math.min(end, file.size)),
    })),
  },
  {
    name: 'does not open an empty file',
    breaks: 'file-empty',
    spoil: spoilFile(({ size }) => {
      if (size === 0) throw new PlatformError('file-unreadable', 'The file is empty.')
      return {}
    }),
  },
  {
    name: 'takes a missing file for an unreadable one',
    breaks: 'file-missing',
    spoil: (adapter) => ({
      ...adapter,
      openFile: (source) => misnamed(adapter.openFile(source), hasCode('file-missing'), 'file-unreadable'),
    }),
  },
  {
    name: 'takes a file that has gone for a broken line',
    breaks: 'file-gone',
    spoil: spoilFile((file) => ({
      read: (start, end) => misnamed(file.read(start, end), hasCode('file-missing'), 'network'),
    })),
  },
  {
    name: 'fills up with zeros what a file has lost',
    breaks: 'file-shrunk',
    spoil: spoilFile((file) => ({
      async read(start, end) {
        try {
          return await file.read(start, end)
        } catch (cause) {
          const isInside = Number.isInteger(start) && start >= 0 && start < end && end <= file.size
          if (isInside && cause instanceof PlatformError && cause.code === 'file-unreadable') {
            return new ArrayBuffer(end - start)
          }
          throw cause
        }
      },
    })),
  },
  {
    name: 'takes a file that it may not read for a broken line',
    breaks: 'file-locked',
    spoil: (adapter) => ({
      ...adapter,
      openFile: (source) => misnamed(adapter.openFile(source), isAboutPermission, 'network'),
    }),
  },
  {
    name: 'gives an MD5 in capitals',
    breaks: 'file-md5',
    spoil: spoilFile((file) => ({ md5: async () => ((await file.md5?.()) ?? 'none').toUpperCase() })),
  },
  { name: 'offers no MD5', breaks: 'file-md5', spoil: spoilFile(() => ({ md5: undefined })) },
  {
    name: 'tells the time of a file in seconds',
    breaks: 'file-modified',
    spoil: spoilFile(({ modifiedAt = 0 }) => ({ modifiedAt: modifiedAt / 1000 })),
  },
  {
    name: 'does not tell the time of a file',
    breaks: 'file-modified',
    spoil: spoilFile(() => ({ modifiedAt: undefined })),
  },
  {
    name: 'fails to close what is closed',
    breaks: 'file-close',
    spoil: spoilFile((file) => {
      let closed = false
      return {
        async close() {
          if (closed) throw new PlatformError('file-unreadable', 'The file is closed.')
          closed = true
          await file.close()
        },
      }
    }),
  },
]

import { PlatformError } from '@vod-upload/platform'
import { hasCode, misnamed, type Saboteur, spoilFile, spoilRequest } from './spoil'

export const capabilitySaboteurs: readonly Saboteur[] = [
  { name: 'has no name', breaks: 'capability-name', spoil: (adapter) => ({ ...adapter, name: '' }) },
  {
    name: 'claims to run no request at all',
    breaks: 'capability-values',
    spoil: (adapter) => ({
      ...adapter,
      capabilities: { ...adapter.capabilities, maxConcurrentRequests: 0 },
    }),
  },
  {
    name: 'takes a file that is too large for a broken one',
    breaks: 'capability-no-slices',
    base: 'without slices',
    spoil: spoilFile((file) => ({
      read: (start, end) => misnamed(file.read(start, end), hasCode('unsupported'), 'file-unreadable'),
    })),
  },
  {
    name: 'takes a PUT that it cannot send for a broken line',
    breaks: 'capability-no-put',
    base: 'without bodies',
    spoil: spoilRequest((request, send) => misnamed(send(request), hasCode('unsupported'), 'network')),
  },
  {
    name: 'sends a PUT that it says it cannot, and then refuses it',
    breaks: 'capability-no-put',
    base: 'without bodies',
    spoil: spoilRequest(async (request, send) => {
      const { body: _, ...bodiless } = request
      if (request.method === 'PUT' && request.body !== undefined) await send(bodiless)
      return send(request)
    }),
  },
  {
    name: 'turns away what is too much at once',
    breaks: 'capability-queue',
    spoil(adapter) {
      let running = 0
      return {
        ...adapter,
        async request(request) {
          running += 1
          try {
            if (running > adapter.capabilities.maxConcurrentRequests) {
              throw new PlatformError('network', 'Too many requests run.')
            }
            return await adapter.request(request)
          } finally {
            running -= 1
          }
        },
      }
    },
  },
]

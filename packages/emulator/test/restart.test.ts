import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os, { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DEFAULT_BUCKET, startEmulator } from '../src'
import { bytes, decodeTicket, keysOf, vodClient } from './clients'
import { verdict, xmlValue } from './raw-http'
import { sendSigned } from './signed-request'

it('an upload goes on where it was, over a restart with the same folder', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-restart-'))
  try {
    const content = bytes(102_400 + 5)
    const first = await startEmulator({ dataDir })
    const created = await vodClient(first).request<{ VideoId: string }>('CreateUploadVideo', {
      Title: 't',
      FileName: 'a.mp4',
    })
    const ticket = decodeTicket(created)
    const [key, keys] = [ticket.address.FileName, keysOf(ticket)]
    const initiated = await sendSigned(first, { method: 'POST', key, keys, query: { uploads: '' } })
    const uploadId = xmlValue(initiated, 'UploadId') ?? ''
    const partOne = {
      method: 'PUT',
      key,
      keys,
      query: { partNumber: '1', uploadId },
      body: content.subarray(0, 102_400),
    }
    expect(verdict(await sendSigned(first, partOne))).toBe('200')
    await sendSigned(first, { method: 'PUT', key: 'kept.txt', body: 'hello' })
    await first.close()
    expect(existsSync(dataDir)).toBe(true)

    const second = await startEmulator({ dataDir })
    const partTwo = {
      method: 'PUT',
      key,
      keys,
      query: { partNumber: '2', uploadId },
      body: content.subarray(102_400),
    }
    expect(verdict(await sendSigned(second, partTwo))).toBe('200')
    const headers = { 'x-oss-complete-all': 'yes' }
    const completed = await sendSigned(second, { method: 'POST', key, keys, query: { uploadId }, headers })
    expect(verdict(completed)).toBe('200')
    await second.close()

    const third = await startEmulator({ dataDir })
    expect(third.videos()).toMatchObject([
      { mediaId: created.VideoId, status: 'Normal', sizeBytes: content.length },
    ])
    expect(readFileSync(third.readObject(DEFAULT_BUCKET, key)?.path ?? '').equals(content)).toBe(true)
    expect((await sendSigned(third, { key: 'kept.txt' })).text).toBe('hello')
    expect(third.listMultipartUploads()).toEqual([])
    await third.close()
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

it('a folder of its own is removed at the end, and one whose port was taken too', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'emulator-parent-'))
  const spy = jest.spyOn(os, 'tmpdir').mockReturnValue(parent)
  try {
    const emulator = await startEmulator()
    expect(readdirSync(parent)).toHaveLength(1)
    await expect(startEmulator({ port: emulator.port })).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(readdirSync(parent)).toHaveLength(1)
    await emulator.close()
    expect(readdirSync(parent)).toEqual([])
  } finally {
    spy.mockRestore()
    rmSync(parent, { recursive: true })
  }
})

it('a folder has one emulator at a time, and a lock that a killed one has left is none', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-lock-'))
  try {
    const first = await startEmulator({ dataDir })
    await expect(startEmulator({ dataDir })).rejects.toThrow(
      `in use by another emulator (process ${process.pid})`,
    )
    await first.close()
    for (const left of ['999999999', 'no number', String(process.pid)]) {
      writeFileSync(join(dataDir, 'emulator.pid'), left)
      const next = await startEmulator({ dataDir })
      await next.close()
    }
    expect(existsSync(join(dataDir, 'emulator.pid'))).toBe(false)
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

it('a record that is none any more is named, and the folder is free again', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'emulator-record-'))
  const broken = join(dataDir, 'objects', 'records', 'aa.json')
  try {
    await startEmulator({ dataDir }).then((emulator) => emulator.close())
    writeFileSync(broken, '{bad')
    await expect(startEmulator({ dataDir })).rejects.toThrow(
      `${broken} is no record of the emulator any more`,
    )
    rmSync(broken)
    await startEmulator({ dataDir }).then((emulator) => emulator.close())
  } finally {
    rmSync(dataDir, { recursive: true })
  }
})

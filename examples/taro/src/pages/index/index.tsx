import { Button, Progress, Text, View } from '@tarojs/components'
import { createUploader, type UploadHandle } from '@vod-upload/taro'
import { useEffect, useReducer, useState } from 'react'
import { getAuth } from '../../app-server'
import { describeUpload } from '../../describe-upload'
import { pickFile } from '../../pick-file'
import './index.css'

const uploader = createUploader({ getAuth })

export default function UploadPage() {
  const [upload, setUpload] = useState<UploadHandle>()
  const [, redraw] = useReducer((drawn: number) => drawn + 1, 0)

  useEffect(() => {
    if (!upload) return
    const ends = [upload.on('state', redraw), upload.on('progress', redraw), upload.on('waiting', redraw)]
    return () => {
      for (const end of ends) end()
    }
  }, [upload])

  const choose = async (mediaType: 'video' | 'image') => {
    const picked = await pickFile(mediaType).catch(() => undefined)
    if (picked !== undefined) setUpload(uploader.upload(picked))
  }

  const phase = upload?.state.phase
  const isMoving = phase === 'queued' || phase === 'authorizing' || phase === 'transferring'
  const canResume = phase === 'paused' || phase === 'failed'
  const isFree = !isMoving && !canResume
  const percent = Math.floor((upload?.progress.fraction ?? 0) * 100)

  return (
    <View className="page">
      <View className="card">
        <Text className="title">Upload to ApsaraVideo VOD</Text>
        <View className="row">
          <Action title="Choose a film" isOn={isFree} onPress={() => choose('video')} />
          <Action title="Choose a picture" isOn={isFree} onPress={() => choose('image')} />
        </View>
        <View className="row">
          <Progress className="bar" percent={percent} strokeWidth={8} activeColor="#2f6fed" />
          <Text className="percent">{percent} %</Text>
        </View>
        <Text className="status">{upload ? describeUpload(upload) : 'Nothing is chosen yet'}</Text>
        <View className="row">
          <Action title="Pause" isOn={isMoving} onPress={() => upload?.pause()} />
          <Action title="Resume" isOn={canResume} onPress={() => upload?.resume()} />
          <Action title="Cancel" isOn={!isFree} onPress={() => upload?.cancel()} />
        </View>
      </View>
    </View>
  )
}

interface ActionProps {
  readonly title: string
  readonly isOn: boolean
  onPress(): void
}

function Action({ title, isOn, onPress }: ActionProps) {
  return (
    <Button className={isOn ? 'button' : 'button button-off'} disabled={!isOn} onClick={onPress}>
      {title}
    </Button>
  )
}

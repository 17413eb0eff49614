import { join } from 'node:path'
import { RecordFolder } from '../store/record-folder'

/** A video, image or attached medium that VOD has made an upload address for. */
export interface Medium {
  mediaId: string
  kind: 'video' | 'image' | 'attached'
  title: string
  /** Where its file belongs. */
  bucket: string
  key: string
  createdAt: number
  /** The call's own parameters, as given (Tags, CateId, UserData ...). */
  parameters: Record<string, string>
}

/** What befalls media. */
export interface MediumChange {
  kind: 'medium-added'
  medium: Medium
}

export class MediaStore {
  private readonly records: RecordFolder<Medium>

  constructor(
    dataDir: string,
    private readonly tell: (change: MediumChange) => void,
  ) {
    this.records = new RecordFolder(join(dataDir, 'media'))
  }

  add(medium: Medium): void {
    this.records.set(medium.mediaId, medium)
    this.tell({ kind: 'medium-added', medium })
  }

  get(mediaId: string): Medium | undefined {
    return this.records.get(mediaId)
  }

  list(): Medium[] {
    return this.records.values()
  }
}

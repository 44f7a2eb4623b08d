// A photo stamped with place, time and person, in the hand until it is kept.
import type { DeviceDb } from '../../db/device-db.ts';
import { moment } from '../../db/moment.ts';
import { namesOnPhotos } from './names-on-photos.ts';
import type { Shot } from '../../db/sample-photos.ts';
import { correctedMs } from '../../domain/moment.ts';
import { maxPhotoBytes, type Photo } from '../../domain/photo.ts';
import { screen } from '../state.ts';
import { pictureOf } from './photo-maker.ts';
import { BadPicture, type Raw } from './photo-picture.ts';
import { isTimeChecked, stampTime } from './stamp.ts';

/** `itemId`: what the photo stands for. Throws `BadPicture`. */
export async function stampedShot(
  db: DeviceDb,
  { place, itemId }: { place: string; itemId: string },
  raw: Raw,
  source: Photo['source'],
): Promise<Shot> {
  const { session, words } = screen.getState();
  const { inspection } = words;
  const takenAt = await moment(db);
  const time = [
    stampTime(correctedMs(takenAt), session?.school.timeZone ?? 'Asia/Shanghai'),
    isTimeChecked(takenAt) && inspection.cameraScreen.checked,
    source === 'file' && inspection.shot.fromFile,
  ];
  const stamp = { place, time: time.filter(Boolean).join(' '), ...(await namesOnPhotos(db)) };
  const { picture, look: looking } = await pictureOf(raw, stamp);
  const { bytes, thumb, ...made } = picture;
  if (bytes.byteLength > maxPhotoBytes) throw new BadPicture('tooLarge');
  // By its hash the school knows a picture again that was handed in before.
  const look = await looking;
  const about = { itemId, takenAt, source, bytes: bytes.byteLength };
  const photo: Photo = { ...made, ...about, ...(look && { look }) };
  return { photo, bytes, thumb };
}

// What a file really is, by its first bytes: a picture and how large it would unpack to, or a spoken note.
import { imageSize } from 'image-size';
import { heicBrands } from '../../domain/photo.ts';
import { Refusal } from '../../domain/refusal.ts';
import { maxVoiceBytes, type VoiceType } from '../../domain/voice.ts';
import { jpegFrame } from './jpeg-frame.ts';

export type ImageType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/heic';
export type Image = { type: ImageType | VoiceType; width: number | null; height: number | null };

const maxPixels = 50_000_000;
const maxSide = 12_000;

const text = (bytes: Uint8Array, from: number, to: number): string =>
  Buffer.from(bytes.subarray(from, to)).toString('latin1');

function typeOf(bytes: Uint8Array): ImageType | null {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  if (text(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return isMoving(bytes, 'acTL') ? null : 'image/png';
  if (text(bytes, 0, 4) === 'RIFF' && text(bytes, 8, 12) === 'WEBP')
    return isMoving(bytes, 'ANIM') ? null : 'image/webp';
  if (text(bytes, 4, 8) === 'ftyp' && heicBrands.has(text(bytes, 8, 12))) return 'image/heic';
  return null;
}

/** Of MP4: sound by itself, and what browsers write where they record. A film begins alike and would only be heard. */
const mp4Brands = new Set(['M4A ', 'mp41', 'mp42', 'isom', 'iso2', 'iso4', 'iso5', 'iso6', 'dash']);

function voiceTypeOf(bytes: Uint8Array): VoiceType | null {
  const isEbml = bytes[0] === 0x1a && bytes[1] === 0x45 && bytes[2] === 0xdf && bytes[3] === 0xa3;
  if (isEbml && text(bytes, 0, 64).includes('webm')) return 'audio/webm';
  if (text(bytes, 0, 4) === 'OggS' && text(bytes, 0, 64).includes('OpusHead')) return 'audio/ogg';
  if (text(bytes, 4, 8) === 'ftyp' && mp4Brands.has(text(bytes, 8, 12))) return 'audio/mp4';
  return null;
}

/** A picture or a spoken note. Refuses what `readImage` refuses, and `too-large` a note of more than a megabyte. */
export function readAttachment(bytes: Uint8Array): Image {
  const voice = voiceTypeOf(bytes);
  if (!voice) return readImage(bytes);
  if (bytes.byteLength > maxVoiceBytes) throw new Refusal('too-large');
  return { type: voice, width: null, height: null };
}

/** Evidence is one picture: animations name themselves near the start. */
const isMoving = (bytes: Uint8Array, chunk: string): boolean => text(bytes, 0, 200).includes(chunk);

/**
 * Judges from the header alone, nothing is unpacked. Refuses `not-image` and `too-many-pixels`. A photo cut short keeps
 * its place as evidence: its size is then not known.
 */
export function readImage(bytes: Uint8Array): Image {
  const type = typeOf(bytes);
  if (!type) throw new Refusal('not-image');
  const size = type === 'image/jpeg' ? jpegFrame(bytes) : sizeOf(bytes);
  if (!size) return { type, width: null, height: null };
  const { width, height } = size;
  // Nobody here unpacks HEIC, and the phone that took it could not measure it.
  const isMeasured = type !== 'image/heic';
  if (isMeasured && (width > maxSide || height > maxSide || width * height > maxPixels))
    throw new Refusal('too-many-pixels');
  return { type, width, height };
}

function sizeOf(bytes: Uint8Array): { width: number; height: number } | null {
  try {
    return imageSize(bytes);
  } catch (error) {
    // The library throws plain errors for headers it cannot follow, and range errors for those cut short.
    if (error instanceof Error) return null;
    throw error;
  }
}

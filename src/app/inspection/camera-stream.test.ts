import { afterEach, expect, test, vi } from 'vitest';
import { lensOf, openStream } from './camera-stream.ts';

afterEach(() => vi.unstubAllGlobals());

function track(abilities: object, applyConstraints = vi.fn(async () => undefined)) {
  const one = { getCapabilities: () => abilities, applyConstraints } as unknown as MediaStreamTrack;
  return { lens: lensOf(one), applyConstraints };
}

test('the camera at the back is asked for, and no sound; why it does not open is told', async () => {
  const getUserMedia = vi.fn(async (_wanted: MediaStreamConstraints) => 'the stream');
  vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
  expect(await openStream()).toBe('the stream');
  expect(getUserMedia.mock.calls[0]?.[0]).toMatchObject({
    audio: false,
    video: { facingMode: { ideal: 'environment' } },
  });
  getUserMedia.mockRejectedValue(new DOMException('', 'NotAllowedError'));
  expect(await openStream()).toBe('refused');
  vi.stubGlobal('navigator', {});
  expect(await openStream()).toBe('missing');
});

test('torch and 2x are offered where the camera has them, and set there', async () => {
  const { lens, applyConstraints } = track({ torch: true, zoom: { min: 1, max: 8 } });
  expect(lens).toMatchObject({ hasTorch: true, zoom: { min: 1, max: 8 } });
  expect(await lens.set({ torch: true })).toBe(true);
  expect(applyConstraints).toHaveBeenCalledWith({ advanced: [{ torch: true }] });
  expect(track({ zoom: { min: 1, max: 1.5 } }).lens).toMatchObject({ hasTorch: false, zoom: null });
});

test('a camera that will not do what it said it could is heard of', async () => {
  const refusing = vi.fn().mockRejectedValue(new DOMException('', 'OverconstrainedError'));
  expect(await track({ torch: true }, refusing).lens.set({ torch: true })).toBe(false);
});

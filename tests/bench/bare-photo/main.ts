// A photo made smaller in a worker and nothing else: the least a photo costs. And the photo itself, the same each time.
import type { Resized } from './worker.ts';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

/** The chosen file, as the product takes it: 1600 px at quality 0.8. In ms. */
async function resize(): Promise<number> {
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('no file was chosen');
  const startedAt = performance.now();
  const made = await new Promise<Resized>((done) => {
    worker.onmessage = (event: MessageEvent<Resized>) => done(event.data);
    worker.postMessage(file, []);
  });
  if (made.width !== 1600 || made.bytes < 50_000) throw new Error(`no such picture: ${JSON.stringify(made)}`);
  return performance.now() - startedAt;
}

/** A fixed seed: the same noise every run. */
function seeded(): () => number {
  let state = 20_261_124;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state;
  };
}

/** 12 megapixels with gradients, shapes and the noise of a cheap sensor, as a file of that type in base64. */
async function paint(type: string): Promise<string> {
  const [width, height] = [4000, 3000];
  const canvas = new OffscreenCanvas(width, height);
  const pen = canvas.getContext('2d');
  if (!pen) throw new Error('no canvas');
  const next = seeded();
  const sky = pen.createLinearGradient(0, 0, width, height);
  for (const [at, colour] of ['#8fa3b5', '#d8d2c2', '#5c6b58'].entries()) sky.addColorStop(at / 2, colour);
  pen.fillStyle = sky;
  pen.fillRect(0, 0, width, height);
  for (let shape = 0; shape < 400; shape++) {
    pen.fillStyle = `hsl(${next() % 360} ${20 + (next() % 50)}% ${20 + (next() % 60)}% / 0.6)`;
    const [x, y, size] = [next() % width, next() % height, 20 + (next() % 400)];
    pen.beginPath();
    if (shape % 2 === 0) pen.rect(x, y, size, size / 2);
    else pen.arc(x, y, size / 2, 0, 7);
    pen.fill();
  }
  const picture = pen.getImageData(0, 0, width, height);
  for (let i = 0; i < picture.data.length; i += 4) {
    const noise = ((next() >>> 24) & 31) - 16;
    for (let channel = 0; channel < 3; channel++) picture.data[i + channel]! += noise;
  }
  pen.putImageData(picture, 0, 0);
  const blob = await canvas.convertToBlob({ type, quality: 0.92 });
  return new Promise((read) => {
    const reader = new FileReader();
    reader.addEventListener('load', () =>
      read(typeof reader.result === 'string' ? (reader.result.split(',')[1] ?? '') : ''),
    );
    reader.readAsDataURL(blob);
  });
}

Object.assign(window, { resize, paint });

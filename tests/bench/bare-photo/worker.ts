// Resize and encode, and nothing else.
export type Resized = { width: number; bytes: number };

addEventListener('message', (event: MessageEvent<File>) => {
  void resized(event.data).then((made) => (postMessage as (message: Resized) => void)(made));
});

async function resized(file: File): Promise<Resized> {
  const bitmap = await createImageBitmap(file, { resizeWidth: 1600, resizeHeight: 1200 });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
  bitmap.close();
  const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
  return { width: canvas.width, bytes: (await blob.arrayBuffer()).byteLength };
}

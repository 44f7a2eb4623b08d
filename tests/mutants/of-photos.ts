// What goes wrong between the camera and the disk.
import { change, type Mutant } from './mutant.ts';

export const ofPhotos: readonly Mutant[] = [
  {
    name: 'a photo is kept without being read back',
    thread: 'webcompat/web-bugs#66063',
    lesson: 'a browser may store other bytes than it was given',
    patches: [
      change(
        'src/db/photos.ts',
        'return readBack !== undefined && (await sha256Hex(readBack.bytes)) === sha256;',
        'return readBack !== undefined && sha256Hex.length > 0;',
      ),
    ],
    by: ['src/db/photos.test.ts', 'a photo that does not read back'],
  },
  {
    name: 'the photo worker does not read back',
    thread: 'webcompat/web-bugs#66063',
    lesson: 'a browser may store other bytes than it was given',
    patches: [
      change(
        'src/db/put-photo.ts',
        'if (!kept || (await sha256Hex(kept)) !== sha256) throw',
        'if (!kept || sha256Hex.length === 0) throw',
      ),
    ],
    by: ['src/db/put-photo.test.ts', 'the worker does not call kept'],
  },
  {
    name: 'a file lies in memory alone while a picture is made of it',
    thread: 'docs/adr/0015',
    lesson: 'what was shot is on the disk before anything is made of it',
    patches: [
      change(
        'src/app/inspection/photo-picture.ts',
        'raw.file.arrayBuffer().then((bytes) => keep(bytes).then(() => bytes))',
        'raw.file.arrayBuffer().then((bytes) => (void keep(bytes), bytes))',
      ),
    ],
    by: ['src/app/inspection/photo-picture.test.ts', 'a file is put away before'],
  },
  {
    name: 'a file is opened while the page could still take it along',
    thread: 'docs/adr/0015',
    lesson: 'without its commit a transaction ends with the page that dies',
    patches: [change('src/db/put-photo.ts', '  transaction.commit();\n', '')],
    by: ['src/db/raw-shots.test.ts', 'a file may be opened a turn'],
  },
  {
    name: 'a file is opened before its commit has left the page',
    thread: 'docs/adr/0015',
    lesson: 'what a turn asked of the browser leaves the page when that turn is over',
    patches: [change('src/db/put-photo.ts', 'setTimeout(onAsked);', 'onAsked();')],
    by: ['src/db/raw-shots.test.ts', 'a file may be opened a turn'],
  },
  {
    name: 'the photo worker puts where there is no reserve',
    thread: 'docs/adr/0015',
    lesson: 'what room is left belongs to what people type',
    patches: [change('src/db/put-photo.ts', 'reserve.result > 0 && !isLate', 'reserve.result >= 0 && !isLate')],
    by: ['src/db/put-photo.test.ts', 'without the reserve the worker opens nothing'],
  },
  {
    name: 'a file that cannot be read any more is no picture',
    thread: 'docs/adr/0015',
    lesson: 'the copy that was made of a file is there for when the browser takes its hands off it',
    patches: [
      change(
        'src/app/inspection/open-photo.ts',
        '(await openWhole(file, size, side)) ?? openWhole(new Blob([bytes], { type: file.type }), size, side)',
        'await openWhole(file, size, side)',
      ),
    ],
    by: ['src/app/inspection/open-photo.test.ts', 'a file is opened as it was chosen'],
  },
  {
    name: 'the file stays when its photo has come',
    thread: 'docs/adr/0015',
    lesson: 'what became a photo does not become another one',
    patches: [change('src/db/put-photo.ts', 'if (of && raw)', 'if (of && raw && !bytes)')],
    by: ['src/db/raw-shots.test.ts', 'the file goes in the moment'],
  },
  {
    name: 'a file is tried for ever',
    thread: 'docs/adr/0015',
    lesson: 'what kills the page each time must not keep the draft shut',
    patches: [change('src/db/raw-shots.ts', 'raw.tries >= mostTries', 'raw.tries >= 1000')],
    by: ['src/db/raw-shots.test.ts', 'a file that was begun three times'],
  },
  {
    name: 'the camera opens before its mark is on the disk',
    thread: 'mozilla-mobile/fenix#21509, TraceApps/nutritrace#157',
    lesson: 'a page that is killed behind the camera comes back to the same item',
    patches: [
      change(
        'src/app/inspection/photo-flow.ts',
        '    await markCamera(store, itemId);',
        '    void markCamera(store, itemId);',
      ),
    ],
    by: ['src/app/inspection/camera-mark.test.ts', 'when the camera is asked for'],
  },
  {
    name: 'the camera does not wait for what must come before it',
    thread: 'mozilla-mobile/fenix#21509',
    lesson: 'a camera that cannot be marked stays closed',
    patches: [change('src/app/inspection/camera-stream.ts', 'if (!(await before())) return;', 'void before();')],
    by: ['src/app/inspection/camera-mark.test.ts', 'when the camera is asked for'],
  },
  {
    name: 'what was just typed is not saved before the camera opens',
    thread: 'kobotoolbox/enketo-express#399',
    lesson: 'a strict save comes before the camera',
    patches: [
      change(
        'src/app/inspection/photo-flow.ts',
        '  await store.flush();\n  store.adopt(await openCamera(',
        '  store.adopt(await openCamera(',
      ),
    ],
    by: ['src/app/inspection/camera-mark.test.ts', 'when the camera is asked for'],
  },
  {
    name: 'a blank picture is kept',
    thread: 'browser-image-compression#116',
    lesson: 'what is all one colour shows nothing, and no browser says so',
    patches: [
      change(
        'src/app/inspection/photo-picture.ts',
        "    if (isOneColour(canvas)) throw new BadPicture('blank');\n",
        '',
      ),
    ],
    by: ['src/app/inspection/photo-picture.test.ts', 'a picture that the browser drew all'],
  },
  {
    name: 'a blank picture is known by white alone',
    thread: 'browser-image-compression#116',
    lesson: 'iOS answers with a black one as well',
    patches: [
      change(
        'src/app/inspection/photo-picture.ts',
        'if (Math.abs(data[i + channel]! - data[channel]!) > 1) return false;',
        'if (data[i + channel]! < 255) return false;',
      ),
    ],
    by: ['src/app/inspection/photo-picture.test.ts', 'a picture that the browser drew all'],
  },
  {
    name: 'a large photo is opened whole',
    thread: 'browser-image-compression#116',
    lesson: 'a picture too large comes out blank: it is made small in the same step',
    patches: [
      change(
        'src/app/inspection/open-photo.ts',
        'const isLarge = size && Math.max(size.width, size.height) > side;',
        'const isLarge = size && side === 0;',
      ),
    ],
    by: ['src/app/inspection/open-photo.test.ts', 'a photo larger than wanted'],
  },
  {
    name: 'a file is copied only when its turn comes',
    thread: 'kobotoolbox/enketo-express#398',
    lesson: 'the browser takes its hands off a chosen file, and a photo has 0 bytes',
    patches: [
      change(
        'src/app/inspection/photo-picture.ts',
        "const copy = 'file' in raw ? raw.file.arrayBuffer()",
        "const copy = 'file' in raw ? line.then(() => raw.file.arrayBuffer())",
      ),
    ],
    by: ['src/app/inspection/photo-picture.test.ts', 'a file is copied when it is chosen'],
  },
];

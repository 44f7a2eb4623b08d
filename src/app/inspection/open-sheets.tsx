// Whatever lies over the checklist now: one sheet, and over it the camera or a photo.
import { useEffect } from 'preact/hooks';
import { findSpoken } from './recorder.ts';
import { useDraft, useStore } from './use-draft.ts';
import { AbnormalSheet } from './abnormal-sheet.tsx';
import { Camera } from './camera.tsx';
import { DiscardSheet, MenuSheet } from './menu-sheet.tsx';
import { JumpSheet } from './jump-sheet.tsx';
import { KnownSheet } from './known-sheet.tsx';
import { NaSheet } from './na-sheet.tsx';
import { NoteSheet } from './note-sheet.tsx';
import { PhotoViewer } from './photo-viewer.tsx';
import { RowSheet } from './row-sheet.tsx';
import { SignSheet } from './sign-sheet.tsx';
import { SourceSheet } from './source-sheet.tsx';

export function OpenSheets() {
  const camera = useDraft((now) => now.camera);
  const viewer = useDraft((now) => now.viewer);
  const store = useStore();
  useEffect(() => void findSpoken(store), [store]);
  return (
    <>
      <OneSheet />
      {viewer && <PhotoViewer itemId={viewer.itemId} at={viewer.at} />}
      {camera && <Camera itemId={camera.itemId} once={camera.once} />}
    </>
  );
}

function OneSheet() {
  const store = useStore();
  const sheet = useDraft((now) => now.sheet);
  if (!sheet) return null;
  if (sheet.kind === 'known') return <KnownSheet hazardId={sheet.hazardId} />;
  if (!('itemId' in sheet)) {
    return { jump: <JumpSheet />, menu: <MenuSheet />, discard: <DiscardSheet /> }[sheet.kind];
  }
  const item = store.items.get(sheet.itemId);
  if (!item) return null;
  const number = store.numberOf(item);
  switch (sheet.kind) {
    case 'abnormal':
      return <AbnormalSheet item={item} number={number} />;
    case 'na':
      return <NaSheet item={item} number={number} />;
    case 'note':
      return <NoteSheet item={item} number={number} />;
    case 'source':
      return <SourceSheet item={item} number={number} />;
    case 'sign':
      return <SignSheet item={item} number={number} />;
    case 'row':
      return <RowSheet key={sheet.row} item={item} row={sheet.row} />;
  }
}

// No camera inside the page: a photo from the phone's own, or from its album.
import { forbidsPeople } from '../../domain/template.ts';
import { useWords } from '../use-screen.ts';
import { NoCamera } from '../ui/no-camera.tsx';
import type { CameraState } from './camera-stream.ts';
import { shootFiles } from './photo-flow.ts';
import { useStore } from './use-draft.ts';

type FallbackProps = { itemId: string; why: CameraState; onTaken: () => void };

export function CameraFallback({ itemId, why, onTaken }: FallbackProps) {
  const store = useStore();
  const { cameraScreen } = useWords().inspection;
  const take = async (files: readonly File[]) => {
    const keeping = shootFiles(store, itemId, files, 'file');
    onTaken();
    await keeping;
  };
  return (
    <NoCamera
      why={why === 'refused' || why === 'busy' ? cameraScreen[why] : cameraScreen.missing}
      things={forbidsPeople(store.template) && cameraScreen.things}
      camera={cameraScreen.native}
      album={cameraScreen.album}
      onPick={take}
    />
  );
}

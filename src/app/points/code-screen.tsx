// A code that was scanned with the phone's own camera opens the app here, and goes on to its place.
import { QrCode } from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { isReady } from '../../db/documents.ts';
import { places } from '../../db/school-places.ts';
import { placeCode, placeOfCode } from '../../domain/place-code.ts';
import { noteArrival } from '../recent-places.ts';
import { Preparing } from '../today/preparing.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { whyNot } from './place-scanner.tsx';
import { whereTo } from './where-to.ts';

export function CodeScreen() {
  const code = useRoute().params['code'] ?? '';
  const db = useDb();
  const { person } = useSession();
  const { common, points: words, scan } = useWords();
  const { route } = useLocation();
  const known = useLive(async () => ({ ready: await isReady(db), all: await places(db) }), [db]);
  const found = known && placeOfCode(code, known.all);
  const place = found && 'place' in found && found.is !== 'old' ? found.place : undefined;
  useEffect(() => {
    if (!place) return;
    if (!place.retired) noteArrival(person.id, place.id, 'scan', placeCode(place));
    let isHere = true;
    void whereTo(db, person, place).then((to) => isHere && route(to, true));
    return () => {
      isHere = false;
    };
  }, [place?.id]);
  return (
    <Page narrow title={words.scanTitle} back={common.back}>
      {known && !known.ready && !place && <Preparing />}
      {known?.ready && found && found.is !== 'place' && !place && (
        <Notice icon={QrCode} alert action={<ButtonLink href="/scan">{scan.open}</ButtonLink>}>
          <p>{whyNot(found, words)}</p>
        </Notice>
      )}
    </Page>
  );
}

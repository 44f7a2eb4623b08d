// 扫码: the camera at once; when it is put away, what else leads to a point.
import { ScanLine } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { placeName, type Place } from '../../domain/place.ts';
import { backSettled } from '../ui/back.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { PlaceScanner } from './place-scanner.tsx';
import styles from './points.module.css';
import { useLately } from './use-lately.ts';
import { whereTo } from './where-to.ts';

export function ScanScreen() {
  const { common, points: words, scan } = useWords();
  const { route } = useLocation();
  const [open, setOpen] = useState(true);
  const [arrived, setArrived] = useState<Place | null>(null);
  const db = useDb();
  const { person } = useSession();
  // Once the camera is gone and its step back is done: Back from the place leads to where the scanning began.
  useEffect(() => {
    if (arrived) void Promise.all([whereTo(db, person, arrived), backSettled()]).then(([to]) => route(to, true));
  }, [arrived?.id]);
  const lately = useLately(open);
  return (
    <Page
      narrow
      title={words.scanTitle}
      back={common.back}
      bar={
        <Button look="primary" large wide onClick={() => setOpen(true)}>
          <Icon of={ScanLine} />
          {scan.open}
        </Button>
      }
    >
      {lately?.length === 0 && (
        <Notice icon={ScanLine}>
          <p>{words.scanHint}</p>
        </Notice>
      )}
      {lately && lately.length > 0 && (
        <section>
          <p class={styles.hint}>{words.scanHint}</p>
          <h2 class={styles.head}>{words.lately}</h2>
          <Rows>
            {lately.map((place) => (
              <Row key={place.id} href={`/places/${place.id}`}>
                {placeName(place)}
              </Row>
            ))}
          </Rows>
        </section>
      )}
      {open && (
        <PlaceScanner
          onClose={() => setOpen(false)}
          onPlace={(place) => {
            setOpen(false);
            setArrived(place);
          }}
        />
      )}
    </Page>
  );
}

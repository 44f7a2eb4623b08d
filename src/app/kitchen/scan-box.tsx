// From the label on a box to the box, network or not.
import { ScanLine } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { kitchenBook } from '../../db/kitchen.ts';
import type { Sample } from '../../domain/kitchen.ts';
import { isKitchenStaff } from '../../domain/person.ts';
import { boxCode, boxCodeIn } from '../../domain/short-code.ts';
import type { KitchenWords } from '../words/kitchen.ts';
import { backSettled } from '../ui/back.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { later } from '../ui/later.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';

const Scanner = later(async () => (await import('../fetched/points.ts')).Scanner);

export function ScanBox() {
  const { boxes: words } = useKitchenWords();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>
        <Icon of={ScanLine} />
        {words.scan}
      </Button>
      {open && <Scanning onClose={() => setOpen(false)} />}
    </>
  );
}

function Scanning({ onClose }: { onClose: () => void }) {
  const db = useDb();
  const { route } = useLocation();
  const { person } = useSession();
  const { boxes: words } = useKitchenWords();
  const book = useLive(() => kitchenBook(db), [db]);
  if (!book) return null;
  // Managers keep no register on their phone: for them the box's own page asks the school.
  const samples = isKitchenStaff(person) ? book.samples : null;
  const take = (text: string): string | null => {
    const code = boxCodeIn(text);
    const why = whyNot(text, code, samples, words);
    if (why !== null) return why;
    onClose();
    void backSettled().then(() => route(`/b/${code}`));
    return null;
  };
  return <Scanner title={words.scanTitle} label={words.typed} hint={words.typedHint} onText={take} onClose={onClose} />;
}

/** A box that is known here is opened under whatever name its label calls the school. */
function whyNot(
  text: string,
  code: string | null,
  samples: readonly Sample[] | null,
  words: KitchenWords['boxes'],
): string | null {
  if (code === null) return words.why(words.noCode, words.noCodeHint);
  if (samples?.some(({ id, kept }) => kept && boxCode(id) === code)) return null;
  const host = URL.canParse(text) ? new URL(text).host : location.host;
  if (host !== location.host) return words.why(words.otherSchool(host), words.otherSchoolHint);
  return samples ? words.why(words.notFound, words.notFoundHint) : null;
}

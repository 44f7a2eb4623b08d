// One case or record to hold: found by words, then held with a reason.
import { useEffect, useState } from 'preact/hooks';
import { isSearchable, SearchAnswer, type SearchHit } from '../../domain/search.ts';
import { post, report } from '../../sync/rest.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { TextField } from '../ui/field.tsx';
import form from '../ui/form.module.css';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { retentionWords } from '../words/retention.ts';
import { ReasonSheet } from './reason-sheet.tsx';

const quietMs = 300;
type Found = { of: string; hits: readonly SearchHit[] | null; failed: boolean };

export function HoldSheet({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const language = useLanguage();
  const words = retentionWords[language];
  const [chosen, choose] = useState<SearchHit | null>(null);
  const [q, setQ] = useState('');
  const found = useFound(q.trim());
  if (chosen)
    return (
      <ReasonSheet
        title={words.hold}
        about={nameOf(chosen, language)}
        hint={words.holdsHint}
        reasonHint={words.reasonHint}
        act={(reason) => post('/api/retention/holds', { what: chosen.kind, about: chosen.id, reason })}
        onClose={onClose}
        onDone={onDone}
      />
    );
  return (
    <Sheet label={words.holdOne} onClose={onClose} asks>
      <div class={form.form}>
        <h2>{words.holdOne}</h2>
        <TextField
          label={words.find}
          hint={words.findHint}
          value={q}
          type="search"
          autocomplete="off"
          maxLength={100}
          onInput={(event) => setQ(event.currentTarget.value)}
        />
        <Hits found={found} asked={q.trim()} onChoose={choose} />
      </div>
    </Sheet>
  );
}

const nameOf = ({ title }: SearchHit, language: 'zh' | 'en'): string => title[language].text;

type HitsProps = { found: Found; asked: string; onChoose: (hit: SearchHit) => void };

function Hits({ found, asked, onChoose }: HitsProps) {
  const language = useLanguage();
  const words = retentionWords[language];
  const { manage } = useWords();
  if (!isSearchable(asked)) return null;
  if (found.of !== asked) return <p role="status">{words.finding}</p>;
  if (found.failed || !found.hits)
    return (
      <p class={form.failed} role="alert">
        {manage.people.needsNetwork}
      </p>
    );
  if (found.hits.length === 0) return <p role="status">{words.foundNone}</p>;
  return (
    <Rows label={words.find}>
      {found.hits.map((hit) => (
        <Row
          key={`${hit.kind} ${hit.id}`}
          about={[words.whats[hit.kind as 'hazard'], ...hit.lines.slice(0, 1).map(({ text }) => text.text)].join(' · ')}
          onClick={() => onChoose(hit)}
        >
          {nameOf(hit, language)}
        </Row>
      ))}
    </Rows>
  );
}

/** Asked a moment after the last letter; only the answer to what stands there counts. */
function useFound(q: string): Found {
  const [found, setFound] = useState<Found>({ of: '', hits: null, failed: false });
  useEffect(() => {
    if (!isSearchable(q)) return;
    let isGone = false;
    const timer = setTimeout(async () => {
      const answered = await report(
        `/api/search?q=${encodeURIComponent(q)}&kinds=hazard,inspection,sample`,
        SearchAnswer,
      );
      if (isGone) return;
      if (!answered.ok) return setFound({ of: q, hits: null, failed: true });
      setFound({ of: q, hits: answered.body.groups.flatMap(({ hits }) => hits), failed: false });
    }, quietMs);
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [q]);
  return found;
}

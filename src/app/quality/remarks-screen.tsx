// 要看一眼的: what stands out about rounds and records of some days; each opens what it is about, and is put away once looked at.
import { Eye, FilterX } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { Remarks, type RemarkRow } from '../../domain/remark-reports.ts';
import { remarkKinds } from '../../domain/schema/told-remark.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayKey } from '../format.ts';
import { PlaceFilter } from '../manage/place-filter.tsx';
import { TakeList } from '../take-list.ts';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { usePages } from '../use-pages.ts';
import { useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { SelectField } from '../ui/field.tsx';
import { Line } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { readRemarkAsk, remarkAddress, remarkPath, type RemarkAsk } from './asked.ts';
import { DaysField } from './days-field.tsx';
import { LookSheet } from './look-sheet.tsx';
import styles from './quality.module.css';
import { RemarkStop } from './remark-stop.tsx';
import { Tiles } from './tiles.tsx';
import { usePlaceList, useQualityWords } from './use-words.ts';

export function RemarksScreen() {
  const { query, url } = useLocation();
  const { common, manage } = useWords();
  const words = useQualityWords();
  const namesOf = usePlaceList();
  const asked = readRemarkAsk(query);
  const pages = usePages(remarkPath(asked, dayKey(Date.now())), Remarks);
  const [looking, setLooking] = useState<RemarkRow | null>(null);
  const { body, trouble } = pages;
  useKeptScroll(url, body !== undefined);
  const done = (id: string) => {
    setLooking(null);
    // It is gone from the list at once; the numbers come with the next answer.
    if (body) pages.change({ ...body, rows: body.rows.filter((row) => row.id !== id) });
    pages.refresh();
  };
  return (
    <>
      <AsOf report={pages} />
      <p class={styles.hint}>{words.hint}</p>
      {(body || trouble) && (
        <>
          <KindTiles asked={asked} body={body} />
          <Filter asked={asked} />
        </>
      )}
      {body && body.rows.length > 0 && <TakeList path={remarkPath(asked, dayKey(Date.now()))} />}
      {!body && (trouble ? <NothingKnown report={pages} /> : <Skeleton look="stops" />)}
      {body?.rows.length === 0 && <Nothing asked={asked} />}
      {body && body.rows.length > 0 && (
        <Line>
          {body.rows.map((row) => (
            <RemarkStop
              key={row.id}
              row={row}
              namesOf={namesOf}
              isLooked={asked.looked}
              onLook={() => setLooking(row)}
            />
          ))}
        </Line>
      )}
      {body?.next && (
        <div class={styles.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
      {looking && (
        <LookSheet row={looking} namesOf={namesOf} onClose={() => setLooking(null)} onDone={() => done(looking.id)} />
      )}
    </>
  );
}

type AskedProps = { asked: RemarkAsk };

/** Only kinds of which there are some, and the one that is chosen. */
function KindTiles({ asked, body }: AskedProps & { body: Remarks | undefined }) {
  const words = useQualityWords();
  const counts = new Map(body?.totals.map(({ kind, count }) => [kind, count]));
  const kinds = remarkKinds.filter((kind) => counts.has(kind) || kind === asked.kind);
  const all = { word: words.all, n: body?.things, href: remarkAddress({ ...asked, kind: null }), on: !asked.kind };
  const tiles = kinds.map((kind) => ({
    word: words.kinds[kind],
    n: body && (counts.get(kind) ?? 0),
    href: remarkAddress({ ...asked, kind }),
    on: asked.kind === kind,
  }));
  return <Tiles label={words.numbers} tiles={[all, ...tiles]} />;
}

function Filter({ asked }: AskedProps) {
  const { route } = useLocation();
  const words = useQualityWords();
  const go = (over: Partial<RemarkAsk>) => route(remarkAddress({ ...asked, ...over }), true);
  return (
    <div class={styles.filter}>
      <DaysField days={asked.days} onChoose={(days) => go({ days })} />
      <PlaceFilter label={words.place} all={words.allPlaces} chosen={asked.place} onChoose={(place) => go({ place })} />
      <SelectField
        label={words.which}
        value={asked.looked ? 'yes' : 'no'}
        onChange={(event) => go({ looked: event.currentTarget.value === 'yes', kind: null })}
      >
        <option value="no">{words.open}</option>
        <option value="yes">{words.looked}</option>
      </SelectField>
    </div>
  );
}

function Nothing({ asked }: AskedProps) {
  const words = useQualityWords();
  if (asked.kind || asked.place)
    return (
      <Notice
        icon={FilterX}
        action={<ButtonLink href={remarkAddress({ ...asked, kind: null, place: null })}>{words.seeAll}</ButtonLink>}
      >
        {words.noneFiltered}
      </Notice>
    );
  return (
    <Notice icon={Eye}>
      <p>{asked.looked ? words.noneLooked : words.none}</p>
      {!asked.looked && <p>{words.noneHint(asked.days)}</p>}
    </Notice>
  );
}

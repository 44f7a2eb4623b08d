// What is wrong: managers see the school's hazards, everybody else the ones they reported, without a network too.
import type * as v from 'valibot';
import { FilterX, ShieldCheck } from 'lucide';
import { useLocation } from 'preact-iso';
import { useMemo } from 'preact/hooks';
import { ownHazards } from '../../db/hazards.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { isManager } from '../../domain/person.ts';
import { HazardRows, type HazardRow } from '../../domain/hazard-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { useLive } from '../use-live.ts';
import { usePages } from '../use-pages.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import {
  allHazards,
  hazardAddress,
  hazardPath,
  matches,
  readHazardFilter,
  type HazardFilter,
} from './hazard-filter.ts';
import { HazardList } from './hazard-list.tsx';
import { HazardChoices } from './hazard-choices.tsx';
import styles from './hazards.module.css';

const Schema = HazardRows as unknown as v.GenericSchema<unknown, HazardRows>;

const seenAgain = (id: string, seen: NonNullable<HazardRow['lastSeen']>) => ({
  ...seen,
  id,
  inspectionId: id,
  by: '',
  receivedAt: seen.at,
  note: '',
  photos: [],
});

/** A row as the list draws one. Its id begins with the inspection it was found in. */
const drawn = (row: HazardRow): Hazard => ({
  ...row,
  inspectionId: row.id.split('.')[0] ?? row.id,
  itemId: row.id.split('.')[1] ?? '',
  majorRefs: [],
  dept: null,
  due: 'D7',
  reasons: [],
  photos: row.photo === null ? [] : [row.photo],
  reportedBy: '',
  ...(row.lastSeen && { sightings: [seenAgain(row.id, row.lastSeen)] }),
});

export function HazardsScreen() {
  const { person } = useSession();
  const { query, url } = useLocation();
  const filter = useMemo(() => readHazardFilter(query), [url]);
  return isManager(person) ? <SchoolHazards filter={filter} url={url} /> : <OwnHazards filter={filter} url={url} />;
}

type ScreenProps = { filter: HazardFilter; url: string };

function SchoolHazards({ filter, url }: ScreenProps) {
  const { hazards, manage, common } = useWords();
  const pages = usePages<HazardRows>(hazardPath(filter), Schema);
  const { body, trouble } = pages;
  useKeptScroll(url, body !== undefined);
  return (
    <Page title={hazards.title}>
      <AsOf report={pages} />
      <HazardChoices filter={filter} />
      {body && <Found rows={body.rows.map(drawn)} more={body.next !== null} filter={filter} own={false} />}
      {!body && trouble && <NothingKnown report={pages} />}
      {!body && !trouble && <Opening />}
      {body?.next && (
        <div class={styles.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
    </Page>
  );
}

function OwnHazards({ filter, url }: ScreenProps) {
  const db = useDb();
  const { hazards } = useWords();
  const own = useLive(() => ownHazards(db), [db]);
  useKeptScroll(url, own !== undefined);
  return (
    <Page title={hazards.own}>
      <HazardChoices filter={filter} />
      {own ? (
        <Found rows={own.filter((each) => matches(each, filter))} more={false} filter={filter} own />
      ) : (
        <Opening />
      )}
    </Page>
  );
}

function Opening() {
  const { common } = useWords();
  return (
    <p class={styles.opening} role="status">
      {common.loading}
    </p>
  );
}

type FoundProps = { rows: readonly Hazard[]; more: boolean; filter: HazardFilter; own: boolean };

function Found({ rows, more, filter, own }: FoundProps) {
  const { hazards } = useWords();
  if (rows.length > 0)
    return (
      <>
        <p class={styles.count} role="status">
          {hazards.count(rows.length, more)}
        </p>
        <HazardList rows={rows} />
      </>
    );
  if (filter.grade || filter.state)
    return (
      <Notice icon={FilterX} action={<ButtonLink href={hazardAddress(allHazards)}>{hazards.showAll}</ButtonLink>}>
        {hazards.noneFiltered}
      </Notice>
    );
  return (
    <Notice icon={ShieldCheck}>
      <p>{own ? hazards.noneOwn : hazards.none}</p>
      <p>{hazards.noneHint}</p>
    </Notice>
  );
}

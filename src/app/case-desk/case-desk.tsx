// D2: the cases of the school. Lists with their lengths, filters, several given out at once; one opened beside the list where there is room.
import { BookOpen, Bookmark, Columns3, FilterX, ListChecks, ShieldCheck, Table, X } from 'lucide';
import { useLocation } from 'preact-iso';
import { useMemo, useState } from 'preact/hooks';
import { unsentSteps } from '../../db/unsent-steps.ts';
import type { CountedName } from '../../domain/counted-names.ts';
import { HazardCounts, type HazardRow, type HazardRows } from '../../domain/hazard-reports.ts';
import { OfficesHeld } from '../cases/use-words.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { TakeList } from '../take-list.ts';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { useLive } from '../use-live.ts';
import { usePages, type Pages } from '../use-pages.ts';
import { useReport } from '../use-report.ts';
import { useDb, useScreen, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { BulkSheet } from './bulk-sheet.tsx';
import {
  bare,
  casesAddress,
  countsPath,
  narrowed,
  openCases,
  readCases,
  rowsPath,
  type CaseFilter,
} from '../case-filter.ts';
import { Board } from './board.tsx';
import { CaseFields } from './case-fields.tsx';
import styles from './case-list.module.css';
import { DeskCase } from './desk-case.tsx';
import { useHeldOffices } from './held-offices.ts';
import { ListChoice, ListTabs } from './list-tabs.tsx';
import { RowsSchema } from './load-case.ts';
import { papers, PaperScreen } from './paper-screen.tsx';
import { RowsCards } from './rows-cards.tsx';
import { RowsTable } from './rows-table.tsx';
import { useCaseWords, useDeskWords } from './use-case-desk.ts';
import { useFitting } from './use-fitting.ts';
import { useOnceDelivered } from './use-once-delivered.ts';
import { ViewsSheet } from './views-sheet.tsx';

const nothing: ReadonlyMap<string, { refused: boolean }> = new Map();

/** `id`: the case that is open; one of its papers where the address says so. */
export function CaseDesk({ id }: { id: string | undefined }) {
  return (
    <OfficesHeld.Provider value={useHeldOffices()}>
      <Shown id={id} />
    </OfficesHeld.Provider>
  );
}

function Shown({ id }: { id: string | undefined }) {
  const { query } = useLocation();
  const wide = useWide();
  const paper = papers.find((one) => one === query['paper']);
  if (id !== undefined && paper) return <PaperScreen key={`${id} ${paper}`} id={id} paper={paper} />;
  return id !== undefined && !wide ? <DeskCase key={id} id={id} /> : <Lists id={id} />;
}

function Beside({ id }: { id: string }) {
  const { title } = useCaseWords();
  return (
    <section class={styles.panel} aria-label={title} ref={useFitting()}>
      <DeskCase key={id} id={id} />
    </section>
  );
}

function Lists({ id }: { id: string | undefined }) {
  const db = useDb();
  const { query, url, path } = useLocation();
  const { hazards } = useWords();
  const filter = useMemo(() => readCases(query), [url]);
  const wide = useWide();
  const pages = usePages<HazardRows>(rowsPath(filter), RowsSchema);
  const counts = useReport(countsPath(filter), HazardCounts);
  const size = useScreen((now) => now.size);
  const unsent = useLive(() => unsentSteps(db), [db]) ?? nothing;
  const [picked, setPicked] = useState<readonly HazardRow[] | null>(null);
  const [giving, setGiving] = useState(false);
  const refresh = () => {
    pages.refresh();
    counts.refresh();
  };
  useOnceDelivered(unsent.size, refresh);
  useKeptScroll(path, pages.body !== undefined);
  const hasRoom = wide && !id && size !== 'extra';
  const list = (
    <List
      filter={filter}
      pages={pages}
      open={id}
      picked={picked}
      unsent={unsent}
      onPick={setPicked}
      asTable={hasRoom}
    />
  );
  return (
    <Page
      title={hazards.title}
      action={<Tools filter={filter} hasRoom={hasRoom} picked={picked} onPick={setPicked} />}
      bar={
        picked &&
        picked.length > 0 && (
          <PickedBar n={picked.length} onNone={() => setPicked(null)} onGive={() => setGiving(true)} />
        )
      }
    >
      <AsOf report={{ ...pages, refresh }} />
      {filter.counted ? (
        <Counted filter={filter} counted={filter.counted} />
      ) : wide ? (
        <ListTabs filter={filter} counts={counts.body?.counts} />
      ) : (
        <ListChoice filter={filter} counts={counts.body?.counts} />
      )}
      <CaseFields filter={filter} />
      {id && wide ? (
        <div class={styles.beside}>
          <div>{list}</div>
          <Beside id={id} />
        </div>
      ) : hasRoom && filter.view === 'board' ? (
        <Board filter={filter} unsent={unsent} picked={picked} onPick={setPicked} />
      ) : (
        list
      )}
      {giving && picked && (
        <BulkSheet
          rows={picked}
          onClose={() => {
            setGiving(false);
            setPicked(null);
            refresh();
          }}
        />
      )}
    </Page>
  );
}

/** What a figure of the analysis counts, in words, and the way to everything else. */
function Counted({ filter: { from, to }, counted }: { filter: CaseFilter; counted: CountedName }) {
  const words = useDeskWords();
  return (
    <p class={styles.counted}>
      <b>{words.counted[counted]}</b>
      {from && to && <span>{words.days(from, to)}</span>}
      <ButtonLink look="plain" href={casesAddress(openCases)}>
        {words.seeOpen}
      </ButtonLink>
    </p>
  );
}

type ToolsProps = {
  filter: CaseFilter;
  /** For columns, or a table. */
  hasRoom: boolean;
  picked: readonly HazardRow[] | null;
  onPick: (rows: readonly HazardRow[] | null) => void;
};

function Tools({ filter, hasRoom, picked, onPick }: ToolsProps) {
  const words = useDeskWords();
  const [views, setViews] = useState(false);
  const name = narrowed(filter) === 0 ? words.lists[filter.list] : '';
  return (
    <span class={styles.tools}>
      {hasRoom && !filter.counted && (
        <ButtonLink look="plain" href={casesAddress({ ...filter, view: filter.view ? null : 'board' })}>
          <Icon of={filter.view ? Table : Columns3} size={20} />
          {filter.view ? words.table : words.board}
        </ButtonLink>
      )}
      <ButtonLink look="plain" href="/ledgers/hazards">
        <Icon of={BookOpen} size={20} />
        {words.ledgers}
      </ButtonLink>
      <Button look="plain" aria-haspopup="dialog" onClick={() => setViews(true)}>
        <Icon of={Bookmark} size={20} />
        {words.views}
      </Button>
      <Button look="plain" aria-pressed={picked !== null} onClick={() => onPick(picked ? null : [])}>
        <Icon of={picked ? X : ListChecks} size={20} />
        {picked ? words.selectNone : words.select}
      </Button>
      {views && <ViewsSheet filter={filter} name={name} onClose={() => setViews(false)} />}
    </span>
  );
}

function PickedBar({ n, onNone, onGive }: { n: number; onNone: () => void; onGive: () => void }) {
  const words = useDeskWords();
  return (
    <>
      <Button large onClick={onNone}>
        {words.selectNone}
      </Button>
      <Button look="primary" large onClick={onGive}>
        {words.bulk(n)}
      </Button>
    </>
  );
}

type ListProps = {
  filter: CaseFilter;
  pages: Pages<HazardRows>;
  open: string | undefined;
  picked: readonly HazardRow[] | null;
  unsent: ReadonlyMap<string, { refused: boolean }>;
  onPick: (rows: readonly HazardRow[]) => void;
  asTable: boolean;
};

function List({ filter, pages, open, picked, unsent, onPick, asTable }: ListProps) {
  const { common, manage } = useWords();
  const words = useDeskWords();
  const { body, trouble, busy } = pages;
  if (!body) return trouble ? <NothingKnown report={pages} /> : <Skeleton look={asTable ? 'rows' : 'stops'} />;
  if (body.rows.length === 0) return <NothingHere filter={filter} />;
  const Rows = asTable ? RowsTable : RowsCards;
  return (
    <div aria-busy={busy}>
      <p class={styles.count} role="status">
        {words.total(body.total)}
        {picked && ` · ${words.selected(picked.length)}`}
      </p>
      <Rows
        rows={body.rows}
        now={body.asOf}
        unsent={unsent}
        open={open}
        addressOf={(id) => casesAddress(filter, id)}
        picked={picked && new Set(picked.map(({ id }) => id))}
        onPick={onPick}
      />
      <TakeList path={rowsPath(filter)} />
      {body.next && (
        <div class={styles.more}>
          {pages.moreFailed && <p role="alert">{manage.moreFailed}</p>}
          <Button onClick={pages.more} aria-disabled={pages.loadingMore}>
            {pages.loadingMore ? common.loading : common.more}
          </Button>
        </div>
      )}
    </div>
  );
}

function NothingHere({ filter }: { filter: CaseFilter }) {
  const words = useDeskWords();
  if (narrowed(filter) > 0)
    return (
      <Notice icon={FilterX} action={<ButtonLink href={casesAddress(bare(filter))}>{words.clear}</ButtonLink>}>
        {words.noneFiltered}
      </Notice>
    );
  const open = <ButtonLink href={casesAddress(openCases)}>{words.seeOpen}</ButtonLink>;
  return (
    <Notice icon={ShieldCheck} action={filter.list === 'open' || filter.list === 'all' ? null : open}>
      <p>{words.none[filter.list]}</p>
      {filter.list === 'all' && <p>{words.noneHint}</p>}
    </Notice>
  );
}

// 操作日志: who did what to whom and when, found by kind, person, days and words.
import { ScrollText } from 'lucide';
import { useRef, useState } from 'preact/hooks';
import { Audit, mostAuditWords, type AuditGroup, type AuditRow } from '../../domain/audit.ts';
import type { Role } from '../../domain/person.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { browserOf } from '../browser.ts';
import { dayAndClock } from '../format.ts';
import { TakeList } from '../take-list.ts';
import { usePages } from '../use-pages.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import type { Language } from '../state.ts';
import { accessWords } from '../words/access.ts';
import { administrationWords } from '../words/administration.ts';
import { caseWords } from '../words/cases.ts';
import styles from './audit.module.css';

type Asked = { group: AuditGroup | ''; person: string; from: string; to: string; words: string };
const nothing: Asked = { group: '', person: '', from: '', to: '', words: '' };

export function AuditScreen() {
  const { common } = useWords();
  const { audit: words } = administrationWords[useLanguage()];
  const [asked, setAsked] = useState(nothing);
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString();
  const path = `/api/audit${query && `?${query}`}`;
  const pages = usePages(path, Audit);
  const { body, trouble } = pages;
  // The fields stay while what they ask for is on its way.
  const choices = useRef(body);
  choices.current = body ?? choices.current;
  const wide = useWide();
  const isAll = query === '';
  return (
    <Page title={words.title} sub={words.sub} back={common.back} backTo="/me">
      <AsOf report={pages} />
      {choices.current && <Finding asked={asked} page={choices.current} onAsk={setAsked} />}
      {!body && (trouble ? <NothingKnown report={pages} /> : <Skeleton look="rows" />)}
      {body && body.rows.length === 0 && <Notice icon={ScrollText}>{isAll ? words.noneYet : words.none}</Notice>}
      {body && body.rows.length > 0 && (wide ? <Table rows={body.rows} /> : <Cards rows={body.rows} />)}
      {body && body.rows.length > 0 && <TakeList path={path} />}
      {body?.next && (
        <Button large wide aria-disabled={pages.loadingMore} onClick={pages.more}>
          {pages.loadingMore ? common.loading : pages.moreFailed ? common.retry : common.more}
        </Button>
      )}
    </Page>
  );
}

type FindingProps = { asked: Asked; page: Audit; onAsk: (asked: Asked) => void };
const byName = new Intl.Collator('zh-CN', { numeric: true });

function Finding({ asked, page, onAsk }: FindingProps) {
  const { audit: words } = administrationWords[useLanguage()];
  const people = [...page.people].sort((a, b) => byName.compare(a.name, b.name));
  return (
    <div class={styles.find}>
      <SelectField
        label={words.group}
        value={asked.group}
        onChange={(event) => onAsk({ ...asked, group: event.currentTarget.value as Asked['group'] })}
      >
        <option value="">{words.all}</option>
        {page.groups.map((group) => (
          <option key={group} value={group}>
            {words.groups[group]}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={words.person}
        value={asked.person}
        onChange={(event) => onAsk({ ...asked, person: event.currentTarget.value })}
      >
        <option value="">{words.anybody}</option>
        {people.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      {(['from', 'to'] as const).map((end) => (
        <TextField
          key={end}
          type="date"
          label={words.days[end]}
          value={asked[end]}
          onChange={(event) => onAsk({ ...asked, [end]: event.currentTarget.value })}
        />
      ))}
      <TextField
        type="search"
        label={words.words}
        hint={words.wordsHint}
        value={asked.words}
        maxLength={mostAuditWords}
        onChange={(event) => onAsk({ ...asked, words: event.currentTarget.value.trim() })}
      />
    </div>
  );
}

const bySystem: ReadonlySet<AuditRow['kind']> = new Set(['removed-by-rule', 'hazard-handled']);

const deviceOf = (agent: string, { people }: ReturnType<typeof useWords>['manage']): string =>
  browserOf(agent).system === 'desktop' ? people.deviceKinds.computer : people.deviceKinds.phone;

/** What is said in words of another part: a step of a case, what a token reads, what a webhook tells. */
function knownWhat({ kind, facts: { what } }: AuditRow, language: Language): string | undefined {
  if (what === undefined) return undefined;
  if (kind === 'hazard-handled') return caseWords[language].steps[what as never];
  const { tokens, hooks, list } = accessWords[language];
  const named: Record<string, string> | null =
    kind === 'token-made' ? tokens.kind : kind === 'webhook-made' ? hooks.event : null;
  return named === null
    ? undefined
    : what
        .split(' ')
        .map((one) => named[one] ?? one)
        .join(list);
}

/** Who, what and about whom, in words. */
function useSaid() {
  const language = useLanguage();
  const { common, manage } = useWords();
  const { audit: words } = administrationWords[language];
  return (row: AuditRow) => {
    const { name, role, n, what, address, agent } = row.facts;
    const known = knownWhat(row, language) ?? words.whats[what ?? ''];
    const detail = [
      name !== row.aboutName && name,
      role && common.roles[role as Role],
      n !== undefined && (row.kind === 'places-kept' || row.kind === 'removed-by-rule') && words.count(n),
      what && (known ?? what),
      agent && deviceOf(agent, manage),
      address && words.from(address),
    ].filter(Boolean);
    return {
      at: dayAndClock(row.at, language),
      by: row.byName ?? (bySystem.has(row.kind) ? words.school : words.unknown),
      what: words.kinds[row.kind],
      about: row.aboutName === row.byName ? '' : (row.aboutName ?? ''),
      detail: detail.join(' · '),
    };
  };
}

function Table({ rows }: { rows: readonly AuditRow[] }) {
  const { audit: words } = administrationWords[useLanguage()];
  const say = useSaid();
  return (
    <table class={styles.table}>
      <caption class="visually-hidden">{words.title}</caption>
      <thead>
        <tr>
          {(['at', 'by', 'what', 'about', 'detail'] as const).map((column) => (
            <th key={column} scope="col">
              {words.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const said = say(row);
          return (
            <tr key={row.id} data-kind={row.kind}>
              <td class={styles.at}>{said.at}</td>
              <td>{said.by}</td>
              <td>
                <b>{said.what}</b>
              </td>
              <td>{said.about}</td>
              <td>{said.detail}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Cards({ rows }: { rows: readonly AuditRow[] }) {
  const say = useSaid();
  return (
    <Card>
      <ul class={styles.list}>
        {rows.map((row) => {
          const said = say(row);
          return (
            <li key={row.id} data-kind={row.kind}>
              <span class={styles.head}>
                <b>{said.what}</b>
                <span class={styles.at}>{said.at}</span>
              </span>
              <span>
                {said.by}
                {said.about && ` → ${said.about}`}
              </span>
              {said.detail && <small>{said.detail}</small>}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}

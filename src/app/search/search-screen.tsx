// One field that finds everything this person may open; answers come while he types.
import { CloudOff, History, Images, LogIn, SearchX, ServerCrash, Type } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isManager, keepsSchool } from '../../domain/person.ts';
import { isSearchable, longestSearch } from '../../domain/search.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useKeptScroll } from '../use-kept-scroll.ts';
import { useOnline } from '../use-online.ts';
import { useSession, useWords } from '../use-screen.ts';
import { Hit } from './hit.tsx';
import { forgetSearches, lastSearches, noteSearch } from './last-searches.ts';
import styles from './search.module.css';
import { TypedField } from './typed-field.tsx';
import { useSearch, type Search } from './use-search.ts';
import { useSearchWords } from './use-words.ts';

export function SearchScreen() {
  const { common } = useWords();
  const words = useSearchWords();
  const { person } = useSession();
  const { query, route } = useLocation();
  const asked = query['q'] ?? '';
  const [q, type] = useTypedQuestion(asked, (text) =>
    route(text === '' ? '/search' : `/search?q=${encodeURIComponent(text)}`, true),
  );
  const online = useOnline();
  const search = useSearch(q, online);
  const box = useRef<HTMLDivElement>(null);
  useKeptScroll(`/search ${asked}`, search.groups !== null);
  useKeys(box, () => type(''));
  return (
    <Page
      title={words.title}
      back={common.back}
      backTo="/"
      action={
        keepsSchool(person) && (
          <ButtonLink look="plain" href={isManager(person) ? '/photos' : '/photos/views'}>
            <Icon of={Images} size={20} />
            {isManager(person) ? words.photos : words.views}
          </ButtonLink>
        )
      }
    >
      <div ref={box} role="search">
        <form
          class={styles.field}
          onSubmit={(event) => {
            event.preventDefault();
            noteSearch(person.id, q);
            box.current?.querySelector<HTMLElement>('li a')?.click();
          }}
        >
          <TypedField label={words.label} value={q} onType={type} />
        </form>
        <Answer q={q} search={search} online={online} onType={type} />
      </div>
    </Page>
  );
}

const quietMs = 250;

/** What stands in the field, and in the address once nobody has typed for a moment: a new address draws the whole page. */
function useTypedQuestion(asked: string, put: (text: string) => void): [string, (text: string) => void] {
  const [q, setQ] = useState(asked);
  const waits = useRef(0);
  const putIn = useRef(asked);
  useEffect(() => {
    // By Back, or by a link, and not by what was put there itself.
    if (asked === putIn.current) return;
    clearTimeout(waits.current);
    putIn.current = asked;
    setQ(asked);
  }, [asked]);
  useEffect(() => () => clearTimeout(waits.current), []);
  const type = (text: string) => {
    setQ(text);
    clearTimeout(waits.current);
    waits.current = window.setTimeout(() => {
      putIn.current = text;
      put(text);
    }, quietMs);
  };
  return [q, type];
}

/** / to the field, arrows through what was found, Escape empties the field. */
function useKeys(box: { current: HTMLDivElement | null }, onEmpty: () => void): void {
  const empty = useRef(onEmpty);
  empty.current = onEmpty;
  useEffect(() => {
    const field = () => box.current?.querySelector('input');
    // Later than the page, which takes the focus to its name.
    const timer = setTimeout(() => field()?.focus());
    const press = (event: KeyboardEvent) => {
      const input = field();
      if (!input || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      const at = document.activeElement;
      if (event.key === '/' && at !== input) {
        event.preventDefault();
        input.select();
      }
      if (event.key === 'Escape') {
        empty.current();
        input.focus();
      }
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
      const stops = [input, ...(box.current?.querySelectorAll<HTMLElement>('li a, li button') ?? [])];
      const here = stops.findIndex((one) => one === at);
      const next = stops[here + (event.key === 'ArrowDown' ? 1 : -1)];
      if (here < 0 || !next) return;
      event.preventDefault();
      next.focus();
    };
    addEventListener('keydown', press);
    return () => {
      clearTimeout(timer);
      removeEventListener('keydown', press);
    };
  }, []);
}

type AnswerProps = { q: string; search: Search; online: boolean; onType: (text: string) => void };

function Answer({ q, search, online, onType }: AnswerProps) {
  const words = useSearchWords();
  const { groups, of, busy, trouble, loading } = search;
  // While somebody types it stays as it is.
  const found = useMemo(() => <Groups q={of} search={search} />, [groups, of, loading, words]);
  if (q.trim() === '') return <Lately onType={onType} />;
  if (!isSearchable(q))
    return <Notice icon={Type}>{Array.from(q).length > longestSearch ? words.long : words.short}</Notice>;
  if (trouble && !busy) return <Trouble search={search} online={online} />;
  if (!groups || of === '') return <Skeleton look="rows" />;
  const n = groups.reduce((sum, group) => sum + group.hits.length, 0);
  const isMore = groups.some(({ next }) => next !== null);
  return (
    <div aria-busy={busy} class={busy && of !== q ? styles.older : ''}>
      <p class={styles.count} role="status">
        {busy ? words.busy : words.found(n, isMore)}
      </p>
      {n === 0 && !busy && (
        <Notice icon={SearchX}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {found}
    </div>
  );
}

function Groups({ q, search: { groups, more, loading } }: { q: string; search: Search }) {
  const { common } = useWords();
  const words = useSearchWords();
  const { person } = useSession();
  return (
    <>
      {groups
        ?.filter(({ hits }) => hits.length > 0)
        .map(({ kind, hits, next }) => (
          <section key={kind} class={styles.group} aria-labelledby={`found-${kind}`}>
            <h2 id={`found-${kind}`}>{words.kinds[kind]}</h2>
            <ul class={styles.hits}>
              {hits.map((hit) => (
                <Hit key={hit.id} hit={hit} onOpen={() => noteSearch(person.id, q)} />
              ))}
            </ul>
            {next && (
              <Button look="plain" aria-disabled={loading !== null} onClick={() => more(kind)}>
                {loading === kind ? common.loading : words.more(words.kinds[kind])}
              </Button>
            )}
          </section>
        ))}
    </>
  );
}

function Lately({ onType }: { onType: (text: string) => void }) {
  const words = useSearchWords();
  const { person } = useSession();
  const [last, setLast] = useState(() => lastSearches(person.id));
  return (
    <>
      <p class={styles.hint}>{words.hint}</p>
      {last.length > 0 && (
        <section class={styles.group} aria-labelledby="looked-for-lately">
          <h2 id="looked-for-lately">{words.last}</h2>
          <ul class={styles.lately}>
            {last.map((text) => (
              <li key={text}>
                <button type="button" onClick={() => onType(text)}>
                  <Icon of={History} size={22} />
                  {text}
                </button>
              </li>
            ))}
          </ul>
          <Button
            look="plain"
            onClick={() => {
              forgetSearches(person.id);
              setLast([]);
            }}
          >
            {words.forget}
          </Button>
        </section>
      )}
    </>
  );
}

function Trouble({ search: { trouble, again }, online }: { search: Search; online: boolean }) {
  const { common, manage, problems } = useWords();
  const words = useSearchWords();
  if (trouble?.why === 'login')
    return (
      <Notice icon={LogIn} action={<ButtonLink href="/sign-in">{manage.signIn}</ButtonLink>}>
        {problems.login}
      </Notice>
    );
  const retry = <Button onClick={again}>{common.retry}</Button>;
  if (online && trouble?.why === 'refused')
    return (
      <Notice icon={ServerCrash} action={retry} alert>
        {problems[trouble.code ?? 'fault']}
      </Notice>
    );
  return (
    <Notice icon={CloudOff} action={retry} alert>
      <p>{words.offline}</p>
      <p>{words.offlineHint}</p>
    </Notice>
  );
}

// Asks while somebody types: a moment after the last letter, and only the last question counts.
import { useEffect, useRef, useState } from 'preact/hooks';
import { isSearchable, SearchAnswer, searchKinds, type SearchKind } from '../../domain/search.ts';
import { network, report, type Failure, type Line } from '../../sync/rest.ts';

/** For what is given up when something else is asked. */
const until =
  (signal: AbortSignal): Line =>
  (url, init) =>
    network(url, {
      ...init,
      signal: 'any' in AbortSignal && init.signal ? AbortSignal.any([init.signal, signal]) : signal,
    });

const quietMs = 250;
const nextPage = 20;

type Groups = SearchAnswer['groups'];
/** `of`: the question that `groups` answer. */
export type Search = {
  of: string;
  groups: Groups | null;
  busy: boolean;
  trouble: Failure | null;
  again: () => void;
  more: (kind: SearchKind) => void;
  loading: SearchKind | null;
};

const addressOf = (q: string, more = ''): string => `/api/search?q=${encodeURIComponent(q)}${more}`;

export function useSearch(q: string, online: boolean): Search {
  const [shown, show] = useState<{ of: string; groups: Groups | null }>({ of: '', groups: null });
  const [trouble, setTrouble] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const [loading, setLoading] = useState<SearchKind | null>(null);
  const [times, setTimes] = useState(0);
  const asked = useRef(q);
  asked.current = q;

  useEffect(() => {
    setTrouble(null);
    if (!isSearchable(q)) {
      show({ of: q, groups: null });
      setBusy(false);
      return;
    }
    setBusy(true);
    const given = new AbortController();
    const timer = setTimeout(() => {
      void report(addressOf(q, `&kinds=${searchKinds.join(',')}`), SearchAnswer, until(given.signal)).then(
        (answered) => {
          if (given.signal.aborted) return;
          setBusy(false);
          if (answered.ok) show({ of: q, groups: answered.body.groups });
          else setTrouble(answered);
        },
      );
    }, quietMs);
    return () => {
      clearTimeout(timer);
      given.abort();
    };
  }, [q, times, online]);

  const more = async (kind: SearchKind): Promise<void> => {
    const next = shown.groups?.find((group) => group.kind === kind)?.next;
    if (!next || loading) return;
    setLoading(kind);
    const answered = await report(
      addressOf(shown.of, `&kinds=${kind}&limit=${nextPage}&before=${encodeURIComponent(next)}`),
      SearchAnswer,
    );
    setLoading(null);
    if (asked.current !== shown.of) return;
    if (!answered.ok) return setTrouble(answered);
    const [page] = answered.body.groups;
    show((now) => ({
      of: now.of,
      groups: now.groups?.map((group) => (group.kind === kind && page ? joined(group, page) : group)) ?? null,
    }));
  };

  return { ...shown, busy, trouble, loading, again: () => setTimes(times + 1), more: (kind) => void more(kind) };
}

/** What came newly in between is not shown twice. */
function joined(group: Groups[number], page: Groups[number]): Groups[number] {
  const known = new Set(group.hits.map(({ id }) => id));
  return { ...group, hits: [...group.hits, ...page.hits.filter(({ id }) => !known.has(id))], next: page.next };
}

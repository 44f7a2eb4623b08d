// One thing that was found: what it is, where and whose, and the words marked where they stand.
import { ChevronRight } from 'lucide';
import type { Person } from '../../domain/person.ts';
import { isManager } from '../../domain/person.ts';
import type { Marked, SearchHit } from '../../domain/search.ts';
import { nearDayAndClock } from '../format.ts';
import { Icon } from '../ui/icon.tsx';
import { useLanguage, useSession } from '../use-screen.ts';
import styles from './search.module.css';
import { useSearchWords } from './use-words.ts';

export function addressOf({ kind, id, open, title }: SearchHit, person: Person): string {
  if (kind === 'hazard') return `/hazards/${id}`;
  if (kind === 'inspection') return isManager(person) ? `/school-record/${id}` : `/record/${id}`;
  if (kind === 'sample') return `/b/${open ?? id}`;
  if (kind === 'asset') return `/places/${open ?? id}/assets`;
  return kind === 'place' ? `/places/${id}` : `/people?find=${encodeURIComponent(title.zh.text)}`;
}

export function Words({ of: { text, marks } }: { of: Marked }) {
  let from = 0;
  const parts = marks.flatMap(([start, end]) => {
    const part = [text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>];
    from = end;
    return part;
  });
  return (
    <>
      {parts}
      {text.slice(from)}
    </>
  );
}

/** Shown without being named: it is plain what they are. */
const plain = new Set(['place', 'person']);

export function Hit({ hit, onOpen }: { hit: SearchHit; onOpen: () => void }) {
  const language = useLanguage();
  const words = useSearchWords();
  const { person } = useSession();
  const title = hit.title[language];
  // The words may stand in the name in the other language only.
  const other = hit.title[language === 'zh' ? 'en' : 'zh'];
  const bare = hit.lines.filter(({ is }) => plain.has(is));
  const named = hit.lines.filter(({ is }) => !plain.has(is));
  return (
    <li class={styles.hit}>
      <a href={addressOf(hit, person)} onClick={onOpen}>
        <span class={styles.words}>
          <b class={styles.name}>
            <Words of={title} />
          </b>
          {title.marks.length === 0 && other.marks.length > 0 && (
            <span class={styles.about}>
              <span lang={language === 'zh' ? 'en' : 'zh-CN'}>
                <Words of={other} />
              </span>
            </span>
          )}
          {(bare.length > 0 || hit.at !== null) && (
            <span class={styles.about}>
              {bare.map(({ text }) => (
                <span key={text.text}>
                  <Words of={text} />
                </span>
              ))}
              {hit.at !== null && <time>{nearDayAndClock(hit.at, language)}</time>}
            </span>
          )}
          {named.map(({ is, text }) => (
            <span key={`${is} ${text.text}`} class={styles.line}>
              <span class={styles.label}>{words.fields[is]}</span>
              <span>
                <Words of={text} />
              </span>
            </span>
          ))}
          {(hit.isExact || hit.isOver) && (
            <span class={styles.badges}>
              {hit.isExact && <b>{words.exact}</b>}
              {hit.isOver && <span>{words.over[hit.kind]}</span>}
            </span>
          )}
        </span>
        <span class={styles.arrow}>
          <Icon of={ChevronRight} size={22} />
        </span>
      </a>
    </li>
  );
}

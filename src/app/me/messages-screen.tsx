// 消息 (P15): what concerns me and waits for me, newest first, and by one press to where it is.
import { Archive, MessageCircle, CalendarClock, CheckCheck, PenLine, Settings, TriangleAlert, type IconNode } from 'lucide';
import { useLocation } from 'preact-iso';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { keptMessages, noteRead } from '../../db/messages.ts';
import { topicOf, titleOf, type Message, type Subject } from '../../domain/message.ts';
import { lookForMessages } from '../../sync/messages.ts';
import type { Failure } from '../../sync/rest.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { byDay, dayTitle } from '../days.ts';
import { clock, dayKey } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Badge } from '../ui/badge.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { factsLine } from './facts-line.ts';
import { leadOf } from './lead.ts';
import { MaybeNotifying } from './maybe-notifying.tsx';
import styles from './messages.module.css';

export function MessagesScreen() {
  const db = useDb();
  const { common, messages: words } = useWords();
  const { kept, asked } = useMessages();
  const newest = kept?.rows[0];
  const rows = kept?.rows ?? [];
  useOpening(rows);
  const readAll = async () => {
    if (!newest) return;
    await noteRead(db, newest.id, Date.now(), true);
    asked.refresh();
  };
  return (
    <Page
      narrow
      title={words.title}
      sub={kept && kept.unread > 0 ? words.unread(kept.unread) : undefined}
      back={common.back}
      backTo="/me"
    >
      <AsOf report={asked} />
      {!kept && (asked.trouble ? <NothingKnown report={asked} /> : <Skeleton look="rows" />)}
      {kept && kept.unread > 1 && (
        <Button wide onClick={() => void readAll()}>
          <Icon of={CheckCheck} />
          {words.readAll}
        </Button>
      )}
      {kept && rows.length === 0 && <Notice icon={MessageCircle}>{words.none}</Notice>}
      {rows.length > 0 && (
        <Gradual all={rows} more={common.more}>
          {(drawn) => <Days rows={drawn} />}
        </Gradual>
      )}
      <div class={styles.notifying}>
        <MaybeNotifying />
      </div>
    </Page>
  );
}

/** What the phone has, the newest hundred, and what the school says now. */
function useMessages() {
  const db = useDb();
  const kept = useLive(() => keptMessages(db), [db]);
  const [state, setState] = useState<{ trouble: Failure | null; busy: boolean }>({ trouble: null, busy: true });
  const refresh = useCallback(() => {
    setState((now) => ({ ...now, busy: true }));
    void lookForMessages(db).then((trouble) => setState({ trouble, busy: false }));
  }, [db]);
  useEffect(refresh, [refresh]);
  return { kept, asked: { ...state, asOf: kept?.asOf ?? null, refresh } };
}

/** A row or a notification that was pressed names its message: it is read by that, and what it is about is shown. */
function useOpening(rows: readonly Message[]): void {
  const db = useDb();
  const { person } = useSession();
  const { query, route } = useLocation();
  const message = rows.find(({ id }) => id === query['open']);
  useEffect(() => {
    if (!message) return;
    const lead = leadOf(message, person);
    void noteRead(db, message.id, Date.now()).then(() => lookForMessages(db));
    route(lead ?? '/me/messages', true);
  }, [message?.id]);
}

function Days({ rows }: { rows: readonly Message[] }) {
  const language = useLanguage();
  const today = dayKey(Date.now());
  return (
    <>
      {byDay(rows.map((row) => ({ ...row, day: dayKey(row.at) }))).map(({ day, lines }) => (
        <section key={day} class={styles.day}>
          <h2>{dayTitle(day, today, language)}</h2>
          <Rows>
            {lines.map((row) => (
              <OneRow key={row.id} message={row} />
            ))}
          </Rows>
        </section>
      ))}
    </>
  );
}

const icons: Record<Subject, IconNode> = {
  round: CalendarClock,
  hazard: TriangleAlert,
  held: Archive,
  'to-sign': PenLine,
  assets: Settings,
};

function OneRow({ message }: { message: Message }) {
  const language = useLanguage();
  const { messages: words } = useWords();
  const topic = topicOf(message.topic);
  return (
    <Row
      icon={icons[topic?.leadsTo ?? 'held']}
      href={`/me/messages?open=${message.id}`}
      about={topic ? factsLine(message.facts, words, language) : words.strange}
      aside={
        <span class={styles.aside}>
          <time>{clock(message.at)}</time>
          {message.readAt === null && <Badge tone={topic?.urgent ? 'abnormal' : 'press'}>{words.new}</Badge>}
        </span>
      }
    >
      {titleOf(message.topic)[language]}
    </Row>
  );
}

// 系统状态: backups, room, phones, alerts and the server, each with its state and what to do about it.
import {
  BellRing,
  DatabaseBackup,
  HardDrive,
  Hourglass,
  School,
  Server,
  Smartphone,
  Webhook,
  type IconNode,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { isManager } from '../../domain/person.ts';
import { roomLevel, Status } from '../../domain/status.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayAndClock, nearDayAndClock, size } from '../format.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { accessWords } from '../words/access.ts';
import { administrationWords } from '../words/administration.ts';
import { retentionWords } from '../words/retention.ts';
import { settingsWords } from '../words/settings.ts';
import styles from './status.module.css';

export function StatusScreen() {
  const { common } = useWords();
  const { status: words } = administrationWords[useLanguage()];
  const report = useReport('/api/status', Status);
  const { body, trouble } = report;
  return (
    <Page title={words.title} sub={words.sub} back={common.back} backTo="/me">
      <AsOf report={report} />
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body && (
        <div class={styles.parts}>
          <Backup backup={body.backup} />
          <RoomPart room={body.room} photos={body.photos} />
          <Phones phones={body.phones} />
          <Alerts alerts={body.alerts} />
          <Others />
          <Keeping />
          <Settings />
          <About status={body} />
        </div>
      )}
    </Page>
  );
}

type PartProps = {
  icon: IconNode;
  title: string;
  state: { tone: Tone; text: string } | null;
  children: ComponentChildren;
};

const Part = ({ icon, title, state, children }: PartProps) => (
  <Card kind={state?.tone === 'abnormal' ? 'trouble' : undefined}>
    <div class={styles.part}>
      <h2>
        <Icon of={icon} size={26} /> {title}
      </h2>
      {state && <Badge tone={state.tone}>{state.text}</Badge>}
      {children}
    </div>
  </Card>
);

const backupTones = { off: 'warn', ok: 'normal', late: 'abnormal', failed: 'abnormal' } as const;

function Backup({ backup: { state, at, verifiedAt } }: { backup: Status['backup'] }) {
  const language = useLanguage();
  const { status: words } = administrationWords[language];
  return (
    <Part
      icon={DatabaseBackup}
      title={words.backup}
      state={{ tone: backupTones[state], text: words.backupStates[state] }}
    >
      <p>{at === null ? words.never : words.backupAt(nearDayAndClock(at, language))}</p>
      <p>{verifiedAt === null ? words.neverVerified : words.verifiedAt(nearDayAndClock(verifiedAt, language))}</p>
      <details>
        <summary>{words.howTo}</summary>
        {state === 'off' && <p>{words.backupOff}</p>}
        {(state === 'late' || state === 'failed') && <p>{words.backupLate}</p>}
        <p>{words.byHand}</p>
      </details>
    </Part>
  );
}

const roomTones = { good: 'normal', little: 'warn', full: 'abnormal' } as const;

function RoomPart({ room, photos }: Pick<Status, 'room' | 'photos'>) {
  const { status: words } = administrationWords[useLanguage()];
  const level = room && roomLevel(room);
  const used = room && room.totalBytes > 0 ? 1 - room.freeBytes / room.totalBytes : 0;
  return (
    <Part
      icon={HardDrive}
      title={words.room}
      state={level && { tone: roomTones[level], text: words.roomStates[level] }}
    >
      {room && (
        <>
          <div class={styles.bar} data-level={level} aria-hidden="true">
            <span style={{ inlineSize: `${Math.round(used * 100)}%` }} />
          </div>
          <p>{words.free(size(room.freeBytes), size(room.totalBytes))}</p>
        </>
      )}
      {!room && <p>{words.unknownRoom}</p>}
      <dl class={styles.facts}>
        {room && (
          <>
            <dt>{words.database}</dt>
            <dd>{size(room.databaseBytes)}</dd>
          </>
        )}
        <dt>{words.photos}</dt>
        <dd>
          {size(photos.bytes)} · {words.photosOf(photos.n.toLocaleString('en'))}
        </dd>
      </dl>
      {level && level !== 'good' && <p>{words.roomHint}</p>}
    </Part>
  );
}

function Phones({ phones: { n, owing, things, silent } }: Pick<Status, 'phones'>) {
  const { status: words } = administrationWords[useLanguage()];
  const { person } = useSession();
  return (
    <Part
      icon={Smartphone}
      title={words.phones}
      state={owing > 0 ? { tone: 'warn', text: words.owing(owing, things) } : { tone: 'normal', text: words.allSent }}
    >
      <p>{words.phonesOf(n)}</p>
      {isManager(person) && <ButtonLink href="/phones">{words.seePhones}</ButtonLink>}
      {silent > 0 && <p>{words.silent(silent)}</p>}
    </Part>
  );
}

function Alerts({ alerts: { waiting, failed } }: Pick<Status, 'alerts'>) {
  const { status: words } = administrationWords[useLanguage()];
  return (
    <Part
      icon={BellRing}
      title={words.alerts}
      state={
        failed > 0
          ? { tone: 'abnormal', text: words.failed(failed) }
          : waiting > 0
            ? { tone: 'warn', text: words.waiting(waiting) }
            : { tone: 'normal', text: words.alertsGood }
      }
    >
      {failed > 0 && waiting > 0 && <p>{words.waiting(waiting)}</p>}
      <ButtonLink href="/alerts">{words.seeAlerts}</ButtonLink>
    </Part>
  );
}

function Others() {
  const words = accessWords[useLanguage()];
  return (
    <Part icon={Webhook} title={words.status.part} state={null}>
      <p>{words.status.hint}</p>
      <ButtonLink href="/people/access">{words.see}</ButtonLink>
    </Part>
  );
}

function Keeping() {
  const { title, open, openHint } = retentionWords[useLanguage()];
  return (
    <Part icon={Hourglass} title={title} state={null}>
      <p>{openHint}</p>
      <ButtonLink href="/status?part=retention">{open}</ButtonLink>
    </Part>
  );
}

function Settings() {
  const { title, open, openHint } = settingsWords[useLanguage()];
  return (
    <Part icon={School} title={title} state={null}>
      <p>{openHint}</p>
      <ButtonLink href="/status?part=settings">{open}</ButtonLink>
    </Part>
  );
}

function About({ status: { version, startedAt, asOf } }: { status: Status }) {
  const language = useLanguage();
  const { status: words } = administrationWords[language];
  return (
    <Part icon={Server} title={words.server} state={null}>
      <dl class={styles.facts}>
        <dt>{words.version}</dt>
        <dd>{version}</dd>
        <dt>{words.clock}</dt>
        <dd>{dayAndClock(asOf, language)}</dd>
        <dt>{words.since}</dt>
        <dd>{dayAndClock(startedAt, language)}</dd>
      </dl>
    </Part>
  );
}

// 手机上传情况: each phone, what it said it holds and has not brought, and how long it has been silent.
import { Smartphone } from 'lucide';
import { useLocation } from 'preact-iso';
import { useState } from 'preact/hooks';
import { isInGroup, phoneStanding, serverClockDoubt, type PhoneStanding } from '../../domain/phone.ts';
import { Phones, type PhoneRow } from '../../domain/reports.ts';
import { post } from '../../sync/rest.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { browserOf } from '../browser.ts';
import { nearDayAndClock } from '../format.ts';
import { spanOf } from '../span.ts';
import { TakeList } from '../take-list.ts';
import { useReport } from '../use-report.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { phonesAddress, readPhoneFilter } from './phone-filter.ts';
import { SettleSheet } from './settle-sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import styles from './phones.module.css';

export function PhonesScreen() {
  const { common, phones: words } = useWords();
  const filter = readPhoneFilter(useLocation().query);
  const report = useReport('/api/phones', Phones, { offers: true });
  const [settling, setSettling] = useState<PhoneRow | null>(null);
  const [failed, setFailed] = useState(false);
  const { body, trouble } = report;
  const shown = body?.rows.filter((row) => filter === null || isInGroup(filter, phoneStanding(row, body.asOf)));
  const doubt = body ? serverClockDoubt(body.rows) : null;

  const settle = async ({ personId, device }: PhoneRow) => {
    setSettling(null);
    const answered = await post(`/api/phones/${personId}/${device}/settled`, {});
    setFailed(!answered.ok);
    report.refresh();
  };

  return (
    <Page
      title={words.title}
      sub={words.sub}
      back={common.back}
      backTo="/me"
      action={
        <ButtonLink look="plain" href="/held">
          {words.seeHeld}
        </ButtonLink>
      }
    >
      <AsOf report={report} />
      {doubt !== null && <p class={styles.failed}>{words.serverClock(spanOf(doubt), doubt > 0)}</p>}
      {failed && (
        <p class={styles.failed} role="alert">
          {words.settleFailed}
        </p>
      )}
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="stops" />)}
      {body?.rows.length === 0 && (
        <Notice icon={Smartphone}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {body && shown && filter && (
        <p class={styles.which} role="status">
          <b>{words.groups[filter](shown.length)}</b>
          <ButtonLink look="plain" href={phonesAddress(null)}>
            {words.seeAll(body.rows.length)}
          </ButtonLink>
        </p>
      )}
      {body && shown && shown.length > 0 && (
        <Gradual all={shown} more={common.more}>
          {(drawn) => (
            <Line>
              {drawn.map((row) => (
                <PhoneStop
                  key={`${row.personId} ${row.device}`}
                  row={row}
                  asOf={body.asOf}
                  version={body.version}
                  onSettle={() => setSettling(row)}
                />
              ))}
            </Line>
          )}
        </Gradual>
      )}
      {shown && shown.length > 0 && <TakeList path={filter ? `/api/phones?show=${filter}` : '/api/phones'} />}
      {settling && (
        <SettleSheet name={settling.personName} onClose={() => setSettling(null)} onYes={() => void settle(settling)} />
      )}
    </Page>
  );
}

const stations: Record<PhoneStanding, StationState> = {
  lost: 'abnormal',
  late: 'late',
  owing: 'here',
  silent: 'todo',
  fine: 'done',
};
const tones: Record<PhoneStanding, Tone> = {
  lost: 'abnormal',
  late: 'abnormal',
  owing: 'warn',
  silent: 'plain',
  fine: 'normal',
};

type StopProps = { row: PhoneRow; asOf: number; version: string; onSettle: () => void };

function PhoneStop({ row, asOf, version, onSettle }: StopProps) {
  const language = useLanguage();
  const { phones: words } = useWords();
  const { owed, lost, gaps, lastSeenAt, revokedAt, build, mayHold = [] } = row;
  const isOld = !!build && !!version && build !== version;
  const standing = phoneStanding(row, asOf);
  const kind = browserOf(row.agent).system === 'desktop' ? words.kinds.computer : words.kinds.phone;
  return (
    <Stop state={stations[standing]}>
      <StopTitle>
        {row.personName} · {kind}
      </StopTitle>
      <span class={styles.marks}>
        <Badge tone={tones[standing]}>{words.states[standing]}</Badge>
        {revokedAt !== null && <Badge tone="plain">{words.revoked}</Badge>}
        {isOld && <Badge tone="warn">{words.old}</Badge>}
      </span>
      {lost && <p>{words.lost(lost.things)}</p>}
      {owed.since !== null && <p>{words.owes(owed.entries, owed.photos, nearDayAndClock(owed.since, language))}</p>}
      {mayHold.map(({ id, planName, plannedAt }) => (
        <p key={id}>
          <a href={`/rounds-board/${id}`}>{words.mayHold(`${planName} ${nearDayAndClock(plannedAt, language)}`)}</a>
        </p>
      ))}
      {gaps > 0 && <p>{words.gaps(gaps)}</p>}
      {standing === 'silent' && <p>{words.silent(spanOf(asOf - lastSeenAt))}</p>}
      <StopAbout>
        {[words.lastSeen(nearDayAndClock(lastSeenAt, language)), build && words.version(build)]
          .filter(Boolean)
          .join(' · ')}
      </StopAbout>
      {(standing === 'late' || standing === 'lost') && (
        <div class={styles.key}>
          <Button onClick={onSettle}>{words.settle}</Button>
        </div>
      )}
    </Stop>
  );
}

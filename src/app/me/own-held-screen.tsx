// 等学校核对的: everything of one's own that the school keeps aside, and what became of it.
import { Archive } from 'lucide';
import { ownHeld, type OwnHeld } from '../../db/held.ts';
import { inLanguage, nearDayAndClock } from '../format.ts';
import { kindHeld, reasonHeld } from '../held-words.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';

const looks: Record<'waiting' | 'released' | 'rejected', { state: StationState; tone: Tone }> = {
  waiting: { state: 'todo', tone: 'warn' },
  released: { state: 'done', tone: 'normal' },
  rejected: { state: 'abnormal', tone: 'abnormal' },
};

export function OwnHeldScreen() {
  const db = useDb();
  const { common, phones: words } = useWords();
  const all = useLive(() => ownHeld(db), [db]);
  return (
    <Page narrow title={words.own.title} sub={words.own.hint} back={common.back} backTo="/me">
      {all?.length === 0 && <Notice icon={Archive}>{words.heldNone}</Notice>}
      {all && all.length > 0 && (
        <Gradual all={all} more={common.more}>
          {(drawn) => (
            <Line>
              {drawn.map((one) => (
                <HeldStop key={one.id} held={one} />
              ))}
            </Line>
          )}
        </Gradual>
      )}
    </Page>
  );
}

function HeldStop({ held: { kind, record, about, code, settled, at } }: { held: OwnHeld }) {
  const language = useLanguage();
  const { phones: words } = useWords();
  const outcome = settled?.outcome ?? 'waiting';
  const what = record ? [inLanguage(record.templateName, language), record.placeName] : [kindHeld(kind, words), about];
  const title = what.filter(Boolean).join(' · ');
  return (
    <Stop state={looks[outcome].state}>
      <StopTitle>{record ? <a href={`/record/${record.id}`}>{title}</a> : title}</StopTitle>
      {code !== null && <p>{reasonHeld(code, words)}</p>}
      {settled?.reason && <p>{words.said(settled.byName, settled.reason)}</p>}
      <StopAbout>
        {words.recorded(nearDayAndClock(at, language))}
        {settled && ` · ${words.settledBy(settled.byName, nearDayAndClock(settled.at, language))}`}
      </StopAbout>
      <Badge tone={looks[outcome].tone}>{words.outcomes[outcome]}</Badge>
    </Stop>
  );
}

// Whoever walks a place next says what became of what was found there.
import { hazardsOf, type Hazard } from '../../domain/hazard.ts';
import { correctedMs } from '../../domain/moment.ts';
import { isOpen } from '../../domain/sighting.ts';
import type { Template } from '../../domain/template.ts';
import { withHash } from '../entries.ts';
import type { Chance } from './random.ts';
import { moment, type Phone, type Walked } from './walk.ts';

type Round = Walked & { receivedAt: number };
type Stage = { templates: readonly Template[]; phones: Record<string, Phone>; timeZone: string; luck: Chance };

const dayMs = 86_400_000;
const weeksAgo = 14 * dayMs;
const mostTimes = 3;
const notes = ['', '', '', '比上次多了', '已有人来看过', '门口也开始堆了'];

/** What is seen again in the last two weeks, to be delivered just before the round in which it was seen. */
export function sightings(rounds: readonly Round[], stage: Stage, now: number): Round[] {
  const inTime = rounds
    .filter(({ entry }) => entry.kind === 'inspection-submitted')
    .sort((a, b) => a.finishedAt - b.finishedAt);
  return inTime
    .filter(({ finishedAt }) => finishedAt > now - weeksAgo)
    .flatMap((round) => openAfter(round, stage).flatMap((hazard) => seenLater(hazard, round, inTime, stage)));
}

function openAfter({ entry, by, receivedAt }: Round, { templates, timeZone }: Stage): Hazard[] {
  if (entry.kind !== 'inspection-submitted') return [];
  const template = templates.find(({ code }) => code === entry.body.template.code);
  const who = { by: by.id, byName: by.name, at: receivedAt, timeZone, schema: entry.schema };
  const found = { inspectionId: entry.subject, placeName: '', ...who };
  return template ? hazardsOf(entry.body, template, found).filter(isOpen) : [];
}

function seenLater(hazard: Hazard, first: Round, rounds: readonly Round[], { phones, luck }: Stage): Round[] {
  const seenBy: Round[] = [];
  for (const round of rounds) {
    const { entry, by, receivedAt } = round;
    const phone = phones[by.username];
    const isThere = entry.kind === 'inspection-submitted' && entry.body.placeId === hazard.placeId;
    if (!isThere || !phone || receivedAt <= first.receivedAt + 1000 || !luck.happens(60)) continue;
    const seen = luck.happens(25) ? 'gone' : luck.happens(15) ? 'worse' : 'still';
    const at = correctedMs(entry.body.startedAt) + 90_000;
    phone.opSeq += 1;
    const said = withHash({
      id: luck.id(at),
      kind: 'hazard-seen',
      schema: 1,
      subject: hazard.id,
      by: by.id,
      device: phone.device,
      opSeq: phone.opSeq,
      at: moment(at, phone, 90_000),
      supersedes: null,
      photos: [],
      body: {
        placeId: hazard.placeId,
        inspectionId: entry.subject,
        seen,
        note: seen === 'gone' ? '' : luck.pick(notes),
        photos: [],
      },
    });
    seenBy.push({ entry: said, by, pictures: new Map(), finishedAt: at, receivedAt: receivedAt - 1 });
    if (seen === 'gone' || seenBy.length === mostTimes) break;
  }
  return seenBy;
}

// What people say in the ledger when everybody is asked about every kind of entry (matrix.test.ts).
import type { EntryKind } from '../../../src/domain/entry.ts';
import { emptyCalendar } from '../../../src/domain/calendar.ts';
import type { Place } from '../../../src/domain/place.ts';
import { chosenOf } from '../../../src/domain/settings.ts';
import { templateId } from '../../../src/domain/template.ts';
import * as cast from '../../cast.ts';
import type { Campus, Staff } from './campus.ts';
import { inKitchens, kitchenSaying, roundSaying } from './on-the-way.ts';
import type { Thing } from './policy.ts';
import { reportAt, type NewCase, type SealedBox } from './set-out.ts';

/** What is said in the ledger, about what, in which name. */
export function spoken(
  campus: Campus,
  { sealedBoxes, newCases }: { sealedBoxes: SealedBox[]; newCases: NewCase[] },
  who: Staff,
  kind: EntryKind,
): { what: string; thing: Thing; entry: unknown }[] {
  const { records, walker, places, school } = campus;
  const [n, fresh] = [campus.entry(who, 'school-founded', school).opSeq, { is: 'absent', by: null } as const];
  const newId = cast.id(40_000 + n);
  switch (kind) {
    case 'school-founded':
      return [{ what: 'a school', thing: { ...fresh, in: 'dorm' }, entry: campus.entry(who, kind, school) }];
    case 'ledger-closing': {
      const said = { name: 'fire-patrol', title: '防火巡查记录表', month: '2026-10', closed: true, reason: '' };
      const body = { ...said, lines: 0, sha256: cast.sha256('[]'), through: 1 };
      const entry = campus.entry(who, kind, body, { subject: school.id });
      return [{ what: 'that a month is closed', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'school-changed': {
      const entry = campus.entry(who, kind, chosenOf(school), { subject: school.id });
      return [{ what: 'the settings of the school', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'person-added':
      return [
        {
          what: 'oneself as principal',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, { ...who.person, role: 'principal' }),
        },
      ];
    case 'held-settled': {
      const about = { entryId: newId, senderId: walker.id, kind: 'inspection-submitted', about: null };
      const entry = campus.entry(who, kind, { ...about, outcome: 'released', reason: '' }, { subject: newId });
      return [{ what: 'letting something count', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'remarks-looked-at': {
      const body = { about: 'inspection' as const, kinds: ['fast'], note: '' };
      const entry = campus.entry(who, kind, body, { subject: newId });
      return [{ what: 'having looked at something', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'floor-plan-kept': {
      const body = { placeId: places.dorm.id, placeName: '3号宿舍楼', picture: null, markers: [] };
      const entry = campus.entry(who, kind, body, { subject: places.dorm.id });
      return [{ what: 'taking a floor plan down', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'removed-by-rule': {
      const body = { rule: 'photos' as const, years: 3, before: 0, photos: [], lines: [] };
      const entry = campus.entry(who, kind, body, { subject: school.id });
      return [{ what: 'having removed something', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'places-kept': {
      const building: Place = { id: newId, kind: 'building', name: '新楼', ancestors: [] };
      const room: Place = {
        id: cast.id(45_000 + n),
        kind: 'room',
        name: '201',
        ancestors: [{ id: newId, name: '新楼' }],
      };
      return [
        {
          what: 'a building with a room',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, { places: [building, room] }, { subject: newId }),
        },
        {
          what: 'a floor under its name',
          thing: { is: 'whole', by: null, in: 'dorm' },
          entry: campus.entry(who, kind, { places: [places.floor] }, { subject: places.floor.id }),
        },
      ];
    }
    case 'place-added':
      return [
        {
          what: 'a room',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, { id: newId, kind: 'room', name: '201', ancestors: [] }, { subject: newId }),
        },
      ];
    case 'asset-kept':
      return (['dorm', 'canteen'] as const).flatMap((where, i) => {
        const placeId = where === 'dorm' ? places.floor.id : places.canteen.id;
        return ([undefined, { reason: '压力不足' }] as const).map((retired, k) => {
          const assetId = cast.id(70_000 + 4 * n + 2 * i + k);
          const body = cast.asset({ id: assetId, placeId, ...(retired && { retired }) });
          return {
            what: `an extinguisher of ${where}${retired ? ' that is taken out of use' : ''}`,
            thing: { ...fresh, is: retired ? ('withdrawn' as const) : ('absent' as const), in: where },
            entry: campus.entry(who, kind, body, { subject: assetId }),
          };
        });
      });
    case 'template-published': {
      const code = `${String.fromCharCode(65 + (Math.floor(n / 90) % 25))}${10 + (n % 90)}`;
      const template = { ...cast.checklist, code, version: 1 };
      return [
        {
          what: 'a version',
          thing: { ...fresh, in: 'dorm' },
          entry: campus.entry(who, kind, template, { subject: templateId(template) }),
        },
      ];
    }
    case 'inspection-submitted': {
      const body = (where: 'dorm' | 'canteen') =>
        cast.inspection({ placeId: where === 'dorm' ? places.floor.id : places.canteen.id });
      const foreign = records.find((one) => one.by === walker.id && one.is === 'whole')!;
      return [
        ...(['dorm', 'canteen'] as const).map((where, i) => ({
          what: `an inspection of ${where}`,
          thing: { ...fresh, in: where },
          entry: campus.entry(who, kind, body(where), { subject: cast.id(50_000 + 2 * n + i) }),
        })),
        {
          what: 'another’s record',
          thing: foreign,
          entry: campus.entry(who, kind, body(foreign.in), { subject: foreign.id }),
        },
      ];
    }
    case 'inspection-withdrawn': {
      const theirs = records.filter(({ by, is }) => by === who.id || (by === walker.id && is !== 'photo missing'));
      const nobodys: Thing & { id: string } = { ...fresh, in: 'dorm', id: newId };
      return [...theirs, nobodys].map((thing) => ({
        what: `taking back ${thing.by === who.id ? 'an own' : thing.by ? 'another’s' : 'no'} record, ${thing.is}`,
        thing,
        entry: campus.entry(who, kind, { reason: '' }, { subject: thing.id }),
      }));
    }
    case 'person-left': {
      const entry = campus.entry(who, kind, { reason: '离职', back: false }, { subject: walker.id });
      return [{ what: 'that somebody left', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'person-changed': {
      const { name } = who.person;
      const entry = campus.entry(who, kind, { name, role: 'principal', scope: [] }, { subject: who.id });
      return [{ what: 'that oneself is principal', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'person-invited': {
      const entry = campus.entry(who, kind, { until: 1 }, { subject: walker.id });
      return [{ what: 'that somebody was invited', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'responsibility-set': {
      const body = { departments: [], rules: [], absences: [], checkerMayClose: false };
      const entry = campus.entry(who, kind, body, { subject: campus.school.id });
      return [{ what: 'who answers for what', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'hazard-reported':
      return inKitchens((where, i) => {
        const placeId = where === 'dorm' ? places.floor.id : places.canteen.id;
        const entry = campus.entry(who, kind, reportAt(placeId), { subject: cast.id(58_000 + 2 * n + i) });
        return { what: `a hazard of ${where}`, thing: { ...fresh, in: where }, entry };
      });
    case 'hazard-handled': {
      const by = campus.as('principal').id;
      return inKitchens((where) => {
        const found = newCases.find((one) => one.where === where)!;
        newCases.splice(newCases.indexOf(found), 1);
        const seen = { on: null, seen: { state: 'reported', grade: 'G' }, placeId: found.placeId } as const;
        const assigned = { grade: 'G', category: 'electricity', deptId: null, personId: walker.id } as const;
        const how = { checkerId: null, leader: '', due: 'D7', measure: '', note: '' } as const;
        const word = { do: 'comment' as const, ...seen, note: '知道了', mentions: [], photos: [] };
        const giving = { do: 'assign', ...seen, ...assigned, ...how } as const;
        const subject = { subject: found.id };
        return [
          {
            what: `a word on a case of ${where}`,
            thing: { is: 'whole' as const, by, in: where },
            entry: campus.entry(who, kind, word, subject),
          },
          {
            what: `giving a case of ${where} to somebody`,
            thing: { is: 'to assign' as const, by, in: where },
            entry: campus.entry(who, kind, giving, subject),
          },
        ];
      }).flat();
    }
    case 'hazard-seen': {
      const theirs = records.filter(({ by }) => by === who.id || by === walker.id);
      const nobodys: Thing & { id: string } = { ...fresh, in: 'dorm', id: newId };
      return [...theirs, nobodys].map((thing) => {
        const placeId = thing.in === 'dorm' ? places.floor.id : places.canteen.id;
        const body = { placeId, inspectionId: newId, seen: 'gone' as const, note: '', photos: [] };
        return {
          what: `seeing the hazard of ${thing.by === who.id ? 'an own' : thing.by ? 'another’s' : 'no'} record, ${thing.is}`,
          thing,
          entry: campus.entry(who, kind, body, { subject: `${thing.id}.Z1-01` }),
        };
      });
    }
    case 'inspection-signed': {
      const theirs = records.filter(({ by }) => by === who.id || by === walker.id);
      const nobodys: Thing & { id: string } = { ...fresh, in: 'dorm', id: newId };
      return [...theirs, nobodys].map((thing) => {
        const said = campus.handedInAs(thing.id);
        const placeId = thing.in === 'dorm' ? places.floor.id : places.canteen.id;
        const signature = { name: who.person.name, signedAt: cast.tonight, strokes: [] };
        const template = { code: 'Z1', version: 1 };
        const body = { submission: said, placeId, template, itemId: 'Z1-12', signature };
        return {
          what: `signing ${thing.by === who.id ? 'an own' : thing.by ? 'another’s' : 'no'} record, ${thing.is}`,
          thing,
          entry: campus.entry(who, kind, body, { subject: thing.id }),
        };
      });
    }
    case 'figures-set': {
      const body = { grams: 125, keepHours: 48, min: 0, max: 8 };
      const entry = campus.entry(who, kind, body, { subject: campus.school.id });
      return [{ what: 'the figures of the school', thing: { ...fresh, in: 'canteen' }, entry }];
    }
    case 'samples-signed': {
      // Each signs the samples of another, and nobody those that somebody signed before.
      const before = campus.as(who.role === 'food_director' ? 'food_officer' : 'sampler', who.covers);
      return [before, who].flatMap((taker) =>
        inKitchens((where, i) => {
          const canteenId = where === 'dorm' ? places.dorm.id : places.canteen.id;
          const sampleId = cast.id(60_000 + 2 * campus.staff.indexOf(taker) + i);
          const signature = { name: who.person.name, signedAt: cast.tonight, strokes: [] };
          const body = { canteenId, samples: [sampleId], signature };
          const entry = campus.entry(who, kind, body, { subject: sampleId });
          return {
            what: `signing what ${taker.role} took in ${where}`,
            thing: { ...fresh, in: where, by: taker.id },
            entry,
          };
        }),
      );
    }
    case 'samples-handed-over':
      return inKitchens((where) => {
        const box = sealedBoxes.find((one) => one.where === where)!;
        const signature = { name: '吴强', signedAt: cast.tonight, strokes: [] };
        const { id, canteenId, seal } = box;
        sealedBoxes.splice(sealedBoxes.indexOf(box), 1);
        const body = { canteenId, seal, samples: [id], unit: '市场监管局', giver: signature, taker: signature };
        const entry = campus.entry(who, kind, body, { subject: id });
        return { what: `handing a box of ${where} over`, thing: { ...fresh, in: where }, entry };
      });
    case 'route-kept':
    case 'plan-kept': {
      const { route, plan } = campus.night('dorm');
      const body = kind === 'plan-kept' ? { ...plan, id: newId } : { ...route, id: newId };
      const entry = campus.entry(who, kind, body as never, { subject: newId });
      return [{ what: `a ${kind === 'plan-kept' ? 'plan' : 'route'}`, thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'shift-kept':
    case 'turns-changed': {
      const shift = campus.guardShift;
      const turn = { shiftId: shift.id, from: '2026-11-24', to: '2026-11-24', out: who.person.id, in: null };
      const said =
        kind === 'shift-kept'
          ? { subject: newId, body: { ...shift, id: newId } }
          : { subject: shift.id, body: { id: newId, turns: [turn], reason: 'leave' } };
      const entry = campus.entry(who, kind, said.body as never, { subject: said.subject });
      return [{ what: kind === 'shift-kept' ? 'a shift' : 'a roster', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'calendar-set': {
      const entry = campus.entry(who, kind, emptyCalendar, { subject: campus.school.id });
      return [{ what: 'the calendar of the school', thing: { ...fresh, in: 'dorm' }, entry }];
    }
    case 'round-started':
    case 'point-visited':
    case 'point-skipped':
    case 'round-finished':
    case 'round-closed':
      return inKitchens((where) => {
        const said = roundSaying(kind, campus.night(where));
        const entry = campus.entry(who, kind, said.body as never, { subject: said.subject });
        return { what: `on a round of ${where}`, thing: { ...fresh, in: where }, entry };
      });
    case 'menu-set':
    case 'sample-taken':
    case 'sample-missed':
    case 'sample-disposed':
    case 'fridge-read':
    case 'samples-sealed':
    case 'seal-lifted':
      return inKitchens((where, i) => {
        const nth = 2 * campus.staff.indexOf(who) + i;
        const said = kitchenSaying(kind, where === 'dorm' ? places.dorm.id : places.canteen.id, nth);
        const entry = campus.entry(who, kind, said.body as never, { subject: said.subject });
        return { what: `in the kitchen of ${where}`, thing: { ...fresh, in: where }, entry };
      });
  }
}

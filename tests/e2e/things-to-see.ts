// What a school has to have so that every screen shows something: a floor plan, a hazard, places that are held, a link for a firm.
import { expect } from '@playwright/test';
import type { FirmLinkMade } from '../../src/domain/firm-link.ts';
import type { FloorPlanKept } from '../../src/domain/floor-plan-reports.ts';
import type { HazardRows } from '../../src/domain/hazard-reports.ts';
import type { Held } from '../../src/domain/reports.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { drawPlan } from '../../src/server/demo/plan-picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import {
  answer as said,
  at,
  canteen,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  photo,
  sha256,
  withAnswers,
} from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { password, type School } from './school.ts';

/** A plan of the building, with its floor marked on it. */
export async function hangPlan(school: School): Promise<void> {
  const address = `/places/${dorm3.id}/floor-plan`;
  const bytes = drawPlan({ width: 800, height: 500, rooms: [[0.1, 0.1, 0.4, 0.45]] });
  const { entry: after } = (await (await school.sun.send('PUT', `${address}/picture`, bytes)).json()) as FloorPlanKept;
  const markers = [{ placeId: floor2.id, x: 0.25, y: 0.3 }];
  await school.sun.ask('PUT', `${address}/markers`, { after, markers });
}

/** A hazard that is open on the second floor, found by the guard. */
export async function openHazard(school: School): Promise<void> {
  const li = new DeskClient(school.server.url);
  await li.signIn('li', password);
  const now = at(Date.now());
  const bytes = drawPicture(chance(7), '2026-11-22');
  const door = photo('Z1-02', sha256(bytes));
  const answers = withAnswers(said('Z1-02', 'fail', { note: '锁住了', photos: [door.sha256] }));
  const body = inspection({ startedAt: now, finishedAt: now, answers, photos: [...inspection().photos, door] });
  const photos = body.photos.map(({ sha256: name }) => name).sort();
  await li.write('inspection-submitted', body, { subject: id(710), device: id(960), opSeq: 1, at: now, photos });
  expect((await li.send('PUT', `/photos/${door.sha256}`, bytes)).ok).toBe(true);
}

/** What a supervisor may not add is held for a manager; one of two is settled. */
export async function holdPlaces(school: School): Promise<void> {
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  for (const n of [1, 2]) {
    const over = { subject: id(720 + n), device: id(961), opSeq: n, by: school.wang.id, at: at(Date.now()) };
    await wang.push(entry('place-added', { ...canteen, id: over.subject, name: `新操场看台东侧器材间 ${n}` }, over));
  }
  const { rows } = await school.sun.ask<Held>('GET', '/held');
  const settled = { outcome: 'rejected', reason: '这里已经拆了' };
  await school.sun.send('POST', `/held/${rows[0]!.id}/settled`, settled);
}

/** The safety office gives what was reported to a guard, and a link to a firm, which has said something. */
export async function linkForFirm(school: School): Promise<FirmLinkMade> {
  const { rows } = await school.sun.ask<HazardRows>('GET', '/hazards');
  const { id: subject, state, grade, placeId } = rows[0]!;
  const whom = { deptId: null, personId: school.li.id, checkerId: null, leader: '', due: 'D3' as const };
  const what = { category: 'fire' as const, measure: '', note: '', grade: 'G' as const, ...whom };
  const body = { do: 'assign' as const, ...what, on: null, seen: { state, grade }, placeId };
  await school.sun.write('hazard-handled', body, { subject, id: id(8100), device: id(981), opSeq: 1 });
  const firm = { firm: '江南消防维保有限责任公司', phone: '' };
  const given = await school.sun.ask<FirmLinkMade>('POST', `/hazards/${subject}/firm-links`, firm);
  await fetch(`${school.server.url}/api/firm-cases/${given.number}/progress`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-patrol': '1', 'x-report-secret': given.secret },
    body: JSON.stringify({ name: '王师傅', note: '已经换了新的灭火器', photos: [] }),
  });
  return given;
}

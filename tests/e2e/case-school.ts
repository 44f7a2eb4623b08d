// A school in which an electrician has a case, for walks about what becomes of it.
import type { Page } from '@playwright/test';
import { handlingOf, type HazardHandled } from '../../src/domain/hazard-handling.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { HazardView } from '../../src/domain/hazard-reports.ts';
import type { Photo } from '../../src/domain/photo.ts';
import type { Changes } from '../../src/domain/protocol.ts';
import { at, floor2, id } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import { password, type School } from './school.ts';

export const camera = (page: Page, title = '拍照') => page.getByRole('dialog', { name: title });
export const shutter = (page: Page, title = '拍照') =>
  camera(page, title).getByRole('button', { name: '拍照', exact: true });
export const photos = (page: Page) => page.getByRole('group', { name: /照片 1，共/ }).getByRole('img');

/** What the school shows this person of cases. */
export async function casesOf(who: DeskClient): Promise<Hazard[]> {
  const changes = await who.ask<Changes>('GET', '/changes');
  return changes.documents.flatMap((one) => (one.type === 'hazard' ? [one.body as Hazard] : []));
}

export async function asOne(school: School, username: string): Promise<DeskClient> {
  const client = new DeskClient(school.server.url);
  await client.signIn(username, password);
  return client;
}

/** 拍隐患 of something electrical on the floor, without a photo. */
export async function report(by: DeskClient, subject: string, text: string): Promise<void> {
  const body = { placeId: floor2.id, source: 'spot' as const, category: 'electricity' as const, text, photos: [] };
  await by.write('hazard-reported', { ...body, suspectedMajor: false, fixed: false, repair: null }, { subject });
}

export const caseOf = async (school: School, subject: string): Promise<Hazard> =>
  (await school.sun.ask<HazardView>('GET', `/hazards/${subject}`)).hazard;

/** What a step says besides its own words, as whoever takes it saw the case. */
export const seenOf = (hazard: Hazard) => ({
  on: handlingOf(hazard).on,
  seen: { state: hazard.state, grade: hazard.grade },
  placeId: hazard.placeId,
});

type Bare = HazardHandled extends infer B
  ? B extends HazardHandled
    ? Omit<B, 'on' | 'seen' | 'placeId'>
    : never
  : never;
let said = 0;
/** `photos`: the hashes of those it names. */
export async function take(who: DeskClient, hazard: Hazard, step: Bare, photos: readonly string[] = []): Promise<void> {
  const body = { ...step, ...seenOf(hazard) } as HazardHandled;
  said += 1;
  await who.write('hazard-handled', body, {
    id: id(7000 + said),
    subject: hazard.id,
    device: id(970),
    opSeq: said,
    at: at(Date.now()),
    photos: [...photos],
  });
}

/** An electrician, who has the case of a socket that the supervisor reported. */
export async function entrusted(
  school: School,
  photos: readonly Photo[] = [],
  repair: Hazard['repair'] | null = null,
): Promise<{ hazard: Hazard; dianId: string; deputyId: string }> {
  said = 0;
  const add = async (name: string, username: string, role: string): Promise<string> =>
    (await school.sun.ask<{ person: { id: string } }>('POST', '/people', { name, username, role, scope: [], password }))
      .person.id;
  const dianId = await add('赵电', 'dian', 'electrician');
  const deputyId = await add('钱副', 'qian', 'repair');
  const dept = id(31);
  const schoolId = school.sun.session!.school.id;
  const departments = [{ id: dept, name: '总务处', headId: null, deputies: [deputyId] }];
  await school.sun.write(
    'responsibility-set',
    { departments, rules: [], absences: [], checkerMayClose: false },
    { subject: schoolId, device: id(971), opSeq: 1, at: at(Date.now()) },
  );
  const wang = new DeskClient(school.server.url);
  await wang.signIn('wang', password);
  const report = {
    placeId: floor2.id,
    source: 'spot',
    category: 'electricity',
    text: '插座发黑',
    suspectedMajor: false,
    fixed: false,
    repair,
  } as const;
  await wang.write(
    'hazard-reported',
    { ...report, photos: [...photos] },
    {
      subject: id(640),
      device: id(912),
      opSeq: 1,
      at: at(Date.now()),
      photos: photos.map(({ sha256 }) => sha256),
    },
  );
  const [hazard] = await casesOf(school.sun);
  await take(school.sun, hazard!, {
    do: 'assign',
    grade: 'G',
    category: 'electricity',
    deptId: dept,
    personId: dianId,
    checkerId: school.li.id,
    leader: '',
    due: 'D3',
    measure: '换插座',
    note: '',
  });
  return { hazard: hazard!, dianId, deputyId };
}

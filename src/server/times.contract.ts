// A school in which years go by, for tests of what is kept how long.
import * as cast from '../../tests/cast.ts';
import { templateId, type Template } from '../domain/template.ts';
import { yearsAfter } from '../domain/retention.ts';
import { keepTimes, type Gone } from './keep-times.ts';
import type { School } from './school.contract.ts';

const dayMs = 86_400_000;

/** A small JPEG that is no other. */
export function pictureOf(text: string): Uint8Array {
  const bytes = new Uint8Array(300);
  bytes.set([0xff, 0xd8, 0xff, ...new TextEncoder().encode(text)]);
  return bytes;
}

const table = (id: string) =>
  cast.item({
    id,
    type: 'TABLE',
    photo: 'none',
    optional: true,
    columns: [
      { zh: '房间', en: 'Room' },
      { zh: '联系家长时间', en: 'Called at', type: 'TIME' },
    ],
  });
/** A head count: who is missing, and how many. */
export const headCount: Template = {
  ...cast.checklist,
  code: 'D2',
  items: [
    cast.item({
      id: 'D2-04',
      type: 'NUM',
      photo: 'none',
      due: 'D0',
      limit: { max: 0, unit: { zh: '人', en: 'people' } },
    }),
    table('D2-05'),
    table('D2-06'),
  ],
};

export class Times {
  readonly school: School;
  readonly start: number;
  #n = 0;

  constructor(school: School) {
    this.school = school;
    this.start = school.clock.ms;
  }

  /** Puts the clock on, so many years and days after it began; somebody hands something in on each of the last days, by a phone that is `aheadMs` of it. */
  async pass(years: number, days = 0, isAtWork = true, aheadMs = 0): Promise<void> {
    const to = yearsAfter(this.start, years) + days * dayMs;
    // Sessions do not live for years.
    this.school.forgetCookies();
    for (let day = isAtWork ? 8 : 0; day > 0; day--) {
      this.school.clock.ms = Math.max(this.school.clock.ms, to - day * dayMs);
      const n = 20_000 + this.#n++;
      const place = { ...cast.dorm3, id: cast.id(n), name: `新楼 ${n}` };
      const at = cast.at(this.school.clock.ms + aheadMs);
      const by = { by: cast.sun.id, device: cast.id(903), opSeq: this.#n, at };
      const over = { id: cast.id(n + 500), subject: place.id, ...by };
      await this.taken(cast.sun, cast.entry('place-added', place, over));
    }
    this.school.clock.ms = to;
  }

  async taken(who: typeof cast.wang, entry: unknown): Promise<void> {
    const [verdict] = await this.school.push(who, entry);
    if (verdict?.verdict !== 'accepted') throw new Error(JSON.stringify(verdict));
  }

  /** A round with one photo that has arrived; `wrong`: the item at which a hazard is found. */
  async record(
    n: number,
    { wrong, bytes = pictureOf(`photo ${n}`) }: { wrong?: 'Z1-02' | 'Z1-04'; bytes?: Uint8Array } = {},
  ): Promise<{ id: string; sha256: string; entry: string }> {
    const lacking = cast.sha256(`lacking ${n}`);
    const found = {
      'Z1-02': cast.answer('Z1-02', 'fail', { photos: [lacking] }),
      'Z1-04': cast.answer('Z1-04', 90, { note: '太少' }),
    };
    const sha256 = cast.sha256(bytes);
    const shown = cast.answer('Z1-09', 'taken', { photos: [sha256] });
    const answers = cast.withAnswers(shown, ...(wrong ? [found[wrong]] : []));
    const photos = [cast.photo('Z1-09', sha256), ...(wrong === 'Z1-02' ? [cast.photo('Z1-02', lacking)] : [])];
    const body = cast.inspection({ photos, answers });
    const over = { subject: cast.id(30_000 + n), id: cast.id(31_000 + n), device: cast.id(901), opSeq: n };
    await this.taken(cast.wang, cast.entry('inspection-submitted', body, over));
    const sent = await this.school.ask(cast.wang, 'PUT', `/api/photos/${sha256}`, bytes);
    if (sent.status !== 200) throw new Error(`the photo answered ${sent.status}`);
    return { id: over.subject, sha256, entry: over.id };
  }

  async withdraw({ id, entry, device = cast.id(901) }: { id: string; entry: string; device?: string }): Promise<void> {
    const n = 50_000 + this.#n++;
    const over = { subject: id, id: cast.id(n), device, opSeq: n, supersedes: entry };
    await this.taken(cast.wang, cast.entry('inspection-withdrawn', { reason: '记错' }, over));
  }

  async publishHeadCount(): Promise<void> {
    const over = {
      by: cast.sun.id,
      device: cast.id(904),
      opSeq: 1,
      subject: templateId(headCount),
      id: cast.id(29_999),
    };
    await this.taken(cast.sun, cast.entry('template-published', headCount, over));
  }

  /** `missing`: how many are missing; `rows` who; `known`: the case that this is, which is said to be seen first. */
  async count(
    n: number,
    missing: number,
    rows: string[][],
    note?: string,
    known?: string,
  ): Promise<{ id: string; entry: string }> {
    const said = { ...(note !== undefined && { note }), ...(known && { known }) };
    const body = cast.inspection({
      template: { code: 'D2', version: 1 },
      answers: [cast.answer('D2-04', missing, said), cast.answer('D2-05', rows)],
      photos: [],
    });
    const over = { subject: cast.id(40_000 + n), id: cast.id(41_000 + n), device: cast.id(902), opSeq: n };
    if (known) {
      const seen = { placeId: body.placeId, inspectionId: over.subject, seen: 'still' as const, note: '', photos: [] };
      const by = { subject: known, id: cast.id(42_000 + n), device: cast.id(905), opSeq: n };
      await this.taken(cast.wang, cast.entry('hazard-seen', seen, by));
    }
    await this.taken(cast.wang, cast.entry('inspection-submitted', body, { ...over, schema: known ? 3 : 1 }));
    return { id: over.subject, entry: over.id };
  }

  keep(): Promise<Gone> {
    return keepTimes(this.school.parts, this.school.clock.ms, { rest: async () => undefined, goesOn: () => true });
  }

  /** Is the file still on the disk? */
  hasFile(sha256: string): Promise<boolean> {
    return this.school.parts.photos.read(sha256).then(
      () => true,
      () => false,
    );
  }
}

// 给外单位的链接: given, listed and taken back by whoever has the case in hand and the safety office.
import { randomBytes } from 'node:crypto';
import type { Context, Hono } from 'hono';
import { caseNumber } from '../../domain/case-number.ts';
import { handlingOf } from '../../domain/hazard-handling.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { firmLinkMs, FirmLinkMade, FirmLinks, mostFirmLinks, NewFirmLink } from '../../domain/firm-link.ts';
import { handedInAt, isInHand, isLiveLink, mayGiveFirmLink } from '../../domain/firm-link-rules.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { makeEntries } from '../entries.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { newId } from '../new-id.ts';
import { readJson, readMessage } from '../read-body.ts';
import { hashOf, signedIn } from '../sessions.ts';
import type { MakeEntries } from '../store/store.ts';
import { openCase } from './case-read.ts';
import { aroundAt } from './case-viewer.ts';
import { describe } from './describe.ts';

const noStore = { 'cache-control': 'no-store' };
const secretBytes = 16;

export function firmLinkRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  /** To whoever may not give one there is nothing here. */
  async function opened(c: Context<PatrolEnv, '/api/hazards/:id/firm-links'>): Promise<Hazard> {
    const who = c.get('signedIn');
    const { hazard } = await openCase(parts, who, c.req.param('id'));
    const place = await store.documents.read(who.school.id, 'place', hazard.placeId);
    const around = place && (await aroundAt(parts, who.school, place, now()));
    if (!around || !mayGiveFirmLink(hazard, who.person, around)) throw new Refusal('not-found');
    return hazard;
  }

  const list = describe({
    summary: 'Links to a case that outside firms were given; for whoever has it in hand and the safety office',
    gives: FirmLinks,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/hazards/:id/firm-links', list, guard, async (c) => {
    const hazard = await opened(c);
    const { school } = c.get('signedIn');
    const at = now();
    const people = new Map((await store.documents.people(school.id)).map(({ id, name }) => [id, name]));
    const rows = (await store.firmLinks.list(school.id, hazard.id)).map((link) => ({
      id: link.id,
      firm: link.firm,
      phone: link.phone,
      byName: people.get(link.madeBy) ?? '',
      at: link.madeAt,
      until: link.until,
      takenBackAt: link.takenBackAt,
      isLive: isLiveLink(link, hazard, at),
    }));
    const mayGive = isInHand(hazard) && rows.filter(({ isLive }) => isLive).length < mostFirmLinks;
    const answer: FirmLinks = { protocol, rows, mayGive, asOf: at };
    return c.json(answer, 200, noStore);
  });

  const give = describe({
    summary: 'Give an outside firm a link to a case that is being put right; its secret is told once',
    takes: NewFirmLink,
    gives: FirmLinkMade,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'unknown-field',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'step-not-now',
      'limit-reached',
      'too-large',
      'not-json',
    ],
  });
  app.post('/api/hazards/:id/firm-links', give, guard, async (c) => {
    const hazard = await opened(c);
    const { firm, phone } = readMessage(NewFirmLink, await readJson(c));
    if (!isInHand(hazard)) throw new Refusal('step-not-now');
    const who = c.get('signedIn');
    const at = now();
    const secret = randomBytes(secretBytes).toString('base64url');
    const number = caseNumber(hazard, who.school.timeZone);
    const link = { id: newId(at), hazardId: hazard.id, number, secretHash: hashOf(secret), firm, phone };
    const of = { madeBy: who.person.id, madeAt: at, until: at + firmLinkMs };
    const make = saying(parts, who, hazard, { firm, link: 'given' }, at);
    const limit = { most: mostFirmLinks, since: handedInAt(hazard) };
    if (!(await store.firmLinks.add(who.school.id, { ...link, ...of }, limit, make)))
      throw new Refusal('limit-reached');
    const answer: FirmLinkMade = { protocol, id: link.id, number, secret, until: of.until };
    return c.json(answer, 201, noStore);
  });

  const takeBack = describe({
    summary: 'Take a link to a case back: it opens nothing from then on',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.delete('/api/hazards/:id/firm-links/:link', takeBack, guard, async (c) => {
    const hazard = await opened(c);
    const who = c.get('signedIn');
    const id = c.req.param('link');
    const link = (await store.firmLinks.list(who.school.id, hazard.id)).find((one) => one.id === id);
    const at = now();
    const make = saying(parts, who, hazard, { firm: link?.firm ?? '', link: 'taken-back' }, at);
    if (!link || !(await store.firmLinks.takeBack(who.school.id, link, who.person.id, make, at)))
      throw new Refusal('not-found');
    return c.body(null, 204);
  });
}

/** That it was given or taken back stands among the steps of the case, and so in the list of who did what. */
function saying(
  { store }: Pick<Parts, 'store'>,
  { person }: SignedIn,
  hazard: Hazard,
  { firm, link }: { firm: string; link: 'given' | 'taken-back' },
  at: number,
): MakeEntries {
  const { state, grade, placeId } = hazard;
  const seen = { on: handlingOf(hazard).on, seen: { state, grade }, placeId };
  const body = { do: 'comment' as const, ...seen, note: firm, mentions: [], photos: [], link };
  const fact = { kind: 'hazard-handled' as const, schema: 10 as const, subject: hazard.id, body };
  return (first) => makeEntries([fact], person.id, store.device, first, at);
}

// What an outside firm asks with its link and no account: throttled, checked like everything else, and told of one case only.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Hazard } from '../../domain/hazard.ts';
import { FirmCase, FirmProgress } from '../../domain/firm-case.ts';
import { isLiveLink } from '../../domain/firm-link-rules.ts';
import { PhotoAnswer, secretHeader } from '../../domain/protocol.ts';
import { maxPublicPhotoBytes, publicPhotoMs } from '../../domain/public-report.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { School } from '../../domain/school.ts';
import { Sha256 } from '../../domain/schema/text.ts';
import { addressOf } from '../address.ts';
import { Answer } from '../answer.ts';
import { bySchool, onePiece, refusesPhoto } from '../by-school.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { caseForFirm, isAwaited, photosForFirm, sayForFirm } from '../firm-case.ts';
import { tellOfPublicStep } from '../messages/tell-of-entries.ts';
import { readImage } from '../photos/image.ts';
import { receiving } from '../photos/receive.ts';
import { readBytes, readJson, readMessage } from '../read-body.ts';
import { hashOf } from '../sessions.ts';
import type { FirmLink } from '../store/firm-link-store.ts';
import { tokenBuckets } from '../throttle.ts';
import { storedPhoto } from './case-read.ts';
import { describe } from './describe.ts';
import { picture } from './picture.ts';

/** Of one address: an hour of what is said, a minute of looking, photos among it. */
const saidAnHour = 20;
const looksAMinute = 60;
const noStore = { 'cache-control': 'no-store' };
const longestSecret = 64;

type Opened = { school: School; link: FirmLink; hazard: Hazard };

export function firmCaseRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const receive = receiving(parts);
  const looks = tokenBuckets(looksAMinute, looksAMinute);
  const said = tokenBuckets(saidAnHour, saidAnHour / 60);
  const mustWait = (waitS: number): void => {
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
  };

  /** The case a link opens. What is absent, over, taken back or another's is alike not there. */
  async function opened(c: Context<PatrolEnv>, number: string): Promise<Opened> {
    const found = await given(c, number);
    if (!isLiveLink(found.link, found.hazard, now())) throw new Refusal('not-found');
    return found;
  }

  /** The same, also of a link that is over and was not taken back. The secret in a header: addresses end up in logs. */
  async function given(c: Context<PatrolEnv>, number: string): Promise<Opened> {
    mustWait(looks(addressOf(c, parts), now()));
    const school = await store.documents.school();
    if (!school) throw new Refusal('set-up-first');
    const secret = c.req.header(secretHeader) ?? '';
    // Found by its hash: how long that takes tells nothing of the secret.
    const link = secret.length > longestSecret ? undefined : await store.firmLinks.find(school.id, hashOf(secret));
    const hazard = link?.number === number ? await store.documents.read(school.id, 'hazard', link.hazardId) : undefined;
    if (!link || !hazard || link.takenBackAt !== null) throw new Refusal('not-found');
    return { school, link, hazard };
  }

  const look = describe({
    summary: 'One case as an outside firm is shown it; the secret of its link in X-Report-Secret',
    gives: FirmCase,
    refuses: ['not-found', 'set-up-first', 'too-many-requests'],
  });
  app.get('/api/firm-cases/:number', look, async (c) => {
    const { school, link, hazard } = await opened(c, c.req.param('number'));
    return c.json(await caseForFirm(parts, school, hazard, link), 200, noStore);
  });

  const show = describe({
    summary: 'A photo of how it was; the secret of the link in X-Report-Secret',
    refuses: ['not-found', 'set-up-first', 'too-many-requests'],
  });
  app.get('/api/firm-cases/:number/photos/:sha256', show, async (c) => {
    const { school, hazard } = await opened(c, c.req.param('number'));
    const named = await photosForFirm(parts, school, hazard);
    const stored = await storedPhoto(parts, school.id, named, c.req.param('sha256'));
    if (!stored) throw new Refusal('not-found');
    return picture(c, parts, stored);
  });

  const tell = describe({
    summary: 'Say how far it is, in the name of the outside firm; the secret of its link in X-Report-Secret',
    takes: FirmProgress,
    gives: FirmCase,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'not-json',
      'too-large',
      'unknown-field',
      'too-many-photos',
      'not-listed',
      'not-found',
      'limit-reached',
      'set-up-first',
      'too-many-requests',
    ],
  });
  app.post('/api/firm-cases/:number/progress', tell, async (c) => {
    const number = c.req.param('number');
    const { school, link } = await opened(c, number);
    mustWait(said(addressOf(c, parts), now()));
    const progress = readMessage(FirmProgress, await readJson(c));
    if (new Set(progress.photos.map(({ sha256 }) => sha256)).size !== progress.photos.length)
      throw new Refusal('not-listed');
    const entryId = await sayForFirm(parts, school, link, progress, now());
    if (entryId) await tellOfPublicStep(parts, school.id, { hazardId: link.hazardId, entryId });
    const hazard = await store.documents.read(school.id, 'hazard', link.hazardId);
    if (!hazard) throw new Refusal('not-found');
    return c.json(await caseForFirm(parts, school, hazard, link), 200, noStore);
  });

  const send = describe({
    summary: 'Send a photo that the firm named, within a day; the secret of its link in X-Report-Secret',
    gives: PhotoAnswer,
    refuses: refusesPhoto,
  });
  app.put('/api/firm-cases/:number/photos/:sha256', send, async (c) => {
    const { school, link, hazard } = await given(c, c.req.param('number'));
    const sha256 = c.req.param('sha256');
    const isLive = isLiveLink(link, hazard, now());
    if (isLive && !v.is(Sha256, sha256)) throw new Refusal('bad-id');
    // Whoever hears that it is done hands it in while its photos are still on their way.
    if (!isAwaited(hazard, link, sha256, now() - publicPhotoMs))
      throw new Refusal(isLive ? 'record-first' : 'not-found');
    const bytes = await readBytes(c, maxPublicPhotoBytes);
    readImage(bytes);
    const answer: PhotoAnswer = await receive.whole({ sha256, who: bySchool(school) }, onePiece(bytes));
    return c.json(answer, 200, noStore);
  });
}

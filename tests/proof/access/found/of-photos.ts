// Photos on their way, those of samples and rounds, and the floor plans of buildings.
import * as cast from '../../../cast.ts';
import type { Record } from '../campus.ts';
import { picture } from '../picture.ts';
import type { Thing } from '../policy.ts';
import { noHash, noId, nothing, type Find, type Finds, type Found } from './found.ts';

/** A whole photo as one chunk: good for PUT and PATCH. */
const sending = (mark: string): Pick<Found, 'headers' | 'body'> => {
  const bytes = picture(mark);
  return { headers: { 'upload-offset': '0', 'upload-length': String(bytes.length) }, body: bytes };
};

const floorPlans = async (said: Pick<Found, 'body'>, ...[campus, server]: Parameters<Find>): Promise<Found[]> => {
  const [dorm, canteen] = [await campus.hangPlan(server, 'dorm'), await campus.hangPlan(server, 'canteen')];
  return [
    { what: 'the plan of dorm', thing: { is: 'whole', in: 'dorm', by: null }, values: [dorm.placeId], ...said },
    {
      what: 'the plan of canteen',
      thing: { is: 'whole', in: 'canteen', by: null },
      values: [canteen.placeId],
      ...said,
    },
    { what: 'a plan of nowhere', thing: nothing(), values: [noId], ...said },
    { what: 'what is no id', thing: nothing(), values: ['x'], ...said },
  ];
};

export const ofPhotos: Finds = {
  '/api/samples/:id/photos/:sha256': async (campus, server) => {
    const [dorm, canteen] = [await campus.keepBox(server, 'dorm'), await campus.keepBox(server, 'canteen')];
    const lacking = await campus.keepBox(server, 'canteen', false);
    const box = (where: 'dorm' | 'canteen'): Thing => ({ is: 'whole', in: where, by: null });
    return [
      { what: 'a box of dorm', thing: box('dorm'), values: [dorm.id, dorm.sha256] },
      { what: 'a box of canteen', thing: box('canteen'), values: [canteen.id, canteen.sha256] },
      { what: 'a box whose photo is not here', thing: nothing(), values: [lacking.id, lacking.sha256] },
      { what: 'a photo of another box', thing: nothing(), values: [canteen.id, dorm.sha256] },
      { what: 'a photo of no box', thing: nothing(), values: [noId, canteen.sha256] },
      { what: 'no photo of a box', thing: nothing(), values: [canteen.id, noHash] },
    ];
  },
  '/api/photos/:sha256': async (campus, server, asker) => {
    const photoOf = (one: Record, what: string): Found => ({
      what,
      thing: { ...one, is: 'wanted' },
      values: [one.sha256],
      ...sending(one.mark),
    });
    const theirs = campus.records.filter(({ by }) => by === campus.walker.id);
    return [
      photoOf(await campus.handIn(server, asker, 'dorm', 'photo missing'), 'an own photo not sent yet'),
      photoOf(await campus.handIn(server, asker, 'canteen', 'whole'), 'an own photo that is here'),
      ...theirs.map((one) => photoOf(one, `another’s photo, ${one.is}`)),
      {
        what: 'a photo nobody named',
        thing: nothing(),
        values: [cast.sha256(picture('nobody'))],
        ...sending('nobody'),
      },
    ];
  },
  '/api/rounds/:id/photos/:sha256': async (campus, server) => {
    const [dorm, canteen] = [await campus.visit(server, 'dorm'), await campus.visit(server, 'canteen')];
    const round = (where: 'dorm' | 'canteen'): Thing => ({ is: 'whole', in: where, by: null });
    return [
      { what: 'a point of dorm', thing: round('dorm'), values: [dorm.id, dorm.sha256] },
      { what: 'a point of canteen', thing: round('canteen'), values: [canteen.id, canteen.sha256] },
      { what: 'a photo of another round', thing: nothing(), values: [canteen.id, dorm.sha256] },
      { what: 'a photo of no round', thing: nothing(), values: [noId, canteen.sha256] },
      { what: 'no photo of a round', thing: nothing(), values: [canteen.id, noHash] },
    ];
  },
  '/api/places/:id/floor-plan': (...asked) => floorPlans({}, ...asked),
  '/api/places/:id/floor-plan/picture': (...asked) => floorPlans({ body: picture('a plan') }, ...asked),
  '/api/places/:id/floor-plan/markers': (...asked) => floorPlans({ body: { after: noId, markers: [] } }, ...asked),
  '/api/places/:id/floor-plan/pictures/:sha256': async (campus, server) => {
    const [dorm, canteen] = [await campus.hangPlan(server, 'dorm'), await campus.hangPlan(server, 'canteen')];
    const of = (where: 'dorm' | 'canteen'): Thing => ({ is: 'whole', in: where, by: null });
    return [
      { what: 'the plan of dorm', thing: of('dorm'), values: [dorm.placeId, dorm.sha256] },
      { what: 'the plan of canteen', thing: of('canteen'), values: [canteen.placeId, canteen.sha256] },
      { what: 'the plan of another building', thing: nothing(), values: [canteen.placeId, dorm.sha256] },
      { what: 'no picture of a plan', thing: nothing(), values: [dorm.placeId, noHash] },
      { what: 'a plan of nowhere', thing: nothing(), values: [noId, dorm.sha256] },
    ];
  },
};

// Who goes and who comes back, as whoever keeps the accounts says it at the desk; what they had to do is passed on by the school.
import { chosenOf, unchosen } from '../../src/domain/settings.ts';
import { li, qian, sun, wang, zhao } from '../cast.ts';
import type { Act, Doing } from './act.ts';

/** Those who are given cases most of all; somebody has to be left who runs the school. */
const leaving = [li, li, wang, zhao, qian];

const sayAt = async ({ code, random }: Doing, door: 'left' | 'back'): Promise<boolean> => {
  const { id } = random.pick(leaving);
  return (await code.post(`/api/people/${id}/${door}`, { reason: '支教一年' })).ok;
};

const letGo: Act = {
  name: 'let somebody go',
  weight: 4,
  can: (_, person) => person.id === sun.id,
  async run(doing) {
    if (await sayAt(doing, 'left')) doing.came('somebody left');
  },
};

const takeBack: Act = {
  name: 'take somebody back',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run(doing) {
    await sayAt(doing, 'back');
  },
};

/** The school is called otherwise and gives its cases other hours, upon what this phone knows of it. */
const changeSchool: Act = {
  name: 'change the school',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random }) {
    const [now, here] = [await code.settings(db), await code.school(db)];
    if (!here) return;
    const hours = structuredClone(unchosen.hours);
    hours.verify.G = 1 + random.int(24);
    const stamp = { school: random.chance(0.5), person: true };
    await code.post('/api/settings', { ...chosenOf(here), hours, stamp, was: now?.last?.entry ?? null });
  },
};

export const peopleActs: readonly Act[] = [letGo, takeBack, changeSchool];

// As many schedules of the simulation as the design papers ask of each change, which `npm test` has no time for.
import { playSeries, summed, type Series } from '../simulation/series.ts';
import type { Part, Told } from './part.ts';

const schedules = { commit: { A: 1800, B: 200 }, proof: { A: 20_000, B: 2000 } };

export const simulate: Part = {
  what: 'phones, people, a line and a server under everything that happens to them, each schedule from its seed',
  async run(size) {
    const all: Series[] = [];
    const traces: string[] = [];
    const broke = (trace: string) => void traces.push(trace);
    // One after the other: each takes all cores.
    for (const tier of ['A', 'B'] as const)
      all.push(await playSeries({ tier, from: 1, seeds: schedules[size][tier], says: console.log, broke }));
    return toldOf(all, traces);
  },
};

/** The first that broke is told with its trace, the others by their seeds. */
export function toldOf(all: readonly Series[], traces: readonly string[] = []): Told {
  const failed = all.flatMap(({ tier, played: { broken }, neverMet }) => [
    ...(broken.length > 0 ? [`broken in tier ${tier}: seeds ${broken.join(', ')}`] : []),
    ...neverMet.map((what) => `never happened in tier ${tier}: ${what}`),
  ]);
  const broken = all.reduce((sum, { played }) => sum + played.broken.length, 0);
  const played = all.reduce((sum, one) => sum + one.played.schedules, 0);
  const figures = `${all.map(summed).join('; ')}; ${broken} violations`;
  return { passed: played - broken, failed: [...traces.slice(0, 1), ...failed], figures };
}

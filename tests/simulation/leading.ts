// Those who lead have heard of the cases that wait for them, and see to a few, whatever befalls them meanwhile.
import type { Hazard } from '../../src/domain/hazard.ts';
import type { Page } from './browser.ts';
import { isLarge } from './case-acts.ts';
import type { World } from './world.ts';

/** Whoever cannot sign in does not hold up the world. */
const mostGathering = 1000;
/** What others do meanwhile is in other schedules. */
const mostSteps = 80;

export class Leading {
  readonly #world: World;
  #phase: 'gather' | 'lead' | 'over' = 'gather';
  #turns = 0;
  #wanted: number;
  #until = 0;

  constructor(world: World) {
    this.#world = world;
    this.#wanted = 2 + world.random.int(4);
    // It is a fine morning until they have heard of them.
    world.network.weather = { ...world.options.weather, rate: 0 };
  }

  get isUnderWay(): boolean {
    return this.#phase === 'gather' || (this.#phase === 'lead' && this.#world.steps < this.#until);
  }

  /** Lets one of them do something; false when it is somebody else's turn. */
  happen(): boolean {
    if (this.#phase === 'over') return false;
    if (this.#phase === 'gather') this.#gather();
    else if (!this.isUnderWay) this.#phase = 'over';
    else if (this.#world.random.chance(0.6)) return this.#see();
    else return false;
    return true;
  }

  get #page(): Page | undefined {
    return this.#world.browsers[0]?.pages.find(({ kind }) => kind === 'page');
  }

  #gather(): void {
    const { browsers, options, network, steps } = this.#world;
    const page = this.#page;
    if (page?.db && page.state === 'in' && this.#knows(page)) this.#phase = 'lead';
    else if (++this.#turns > mostGathering) this.#phase = 'over';
    else if (!page) browsers[0]?.open();
    else if (!page.act && (page.state === 'signed out' || page.state === 'broken')) this.#world.use(page);
    if (this.#phase === 'gather') return;
    network.weather = options.weather;
    this.#until = steps + mostSteps;
  }

  #knows({ browser, db }: Page): boolean {
    const { documents } = this.#world.checker.standing(browser, { id: db?.personId ?? '' });
    return [...documents.values()].some(({ type, body }) => type === 'hazard' && isLarge(body as Hazard));
  }

  #see(): boolean {
    const page = this.#page;
    if (!page || page.state !== 'in' || page.act || page.owner.isFrozen) return false;
    if (this.#wanted-- === 0) this.#phase = 'over';
    else this.#world.act(page, 'see to a grave case');
    return true;
  }
}

// One thread plays every process of the world: whose turn it is, is chance; what time it is, is the world's.
import type { Random } from './random.ts';

type Task = () => void;
type Timer = { at: number; serial: number; owner: Owner; task: Task; everyMs: number | null; isOff: boolean };

/** One process: a page, a service worker, the server. When it is dead nothing of it ever runs again. */
export class Owner {
  readonly name: string;
  isDead = false;
  isFrozen = false;
  readonly tasks: Task[] = [];

  constructor(name: string) {
    this.name = name;
  }
}

/** Runs everything that awaits, at once and in the open; Node has had it since its first years and no other way is as quick. */
const settle = (process as unknown as { _tickCallback?: () => void })._tickCallback;
if (!settle) throw new Error('this Node cannot settle promises at will: the simulation needs process._tickCallback');

/**
 * Each task runs until everything it awaits has settled, and belongs with all of it to one owner. Processes only reach
 * each other through `post`, so a kill between any two awaits is a kill between two tasks.
 */
export class Scheduler {
  /** Ms since the world began. Stands still while anybody has something to do. */
  now = 0;
  /** What belongs to no process: the network, the browser's storage. */
  readonly engine = new Owner('engine');
  current = this.engine;
  /** What a task threw without anybody catching it. */
  onFault: (error: unknown, owner: Owner) => void = (error) => {
    throw error;
  };
  #owners: Owner[] = [this.engine];
  #timers: Timer[] = [];
  #serial = 0;

  owner(name: string): Owner {
    const owner = new Owner(name);
    this.#owners.push(owner);
    return owner;
  }

  post(owner: Owner, task: Task): void {
    if (!owner.isDead) owner.tasks.push(task);
  }

  /** In tasks of this world only. */
  soon = (task: Task): void => this.post(this.current, task);

  after(owner: Owner, ms: number, task: Task, everyMs: number | null = null): Timer {
    const at = this.now + Math.max(0, Number.isFinite(ms) ? ms : 0);
    const timer = { at, serial: this.#serial++, owner, task, everyMs, isOff: false };
    this.#push(timer);
    return timer;
  }

  kill(owner: Owner): void {
    owner.isDead = true;
    owner.tasks.length = 0;
    this.#owners = this.#owners.filter((other) => other !== owner);
  }

  /** Runs one task of a process that chance picks. False when nobody has anything to do. */
  runOne(random: Random): boolean {
    const ready = this.#owners.filter((owner) => owner.tasks.length > 0 && !owner.isFrozen);
    if (ready.length === 0) return false;
    const owner = ready.length === 1 ? ready[0]! : random.pick(ready);
    this.run(owner, owner.tasks.shift()!);
    return true;
  }

  run(owner: Owner, task: Task): void {
    this.current = owner;
    try {
      task();
    } catch (error) {
      this.onFault(error, this.current);
    }
    settle!();
    this.current = this.engine;
  }

  /** When the next timer of a living process is due; undefined when there is none. */
  nextAt(): number | undefined {
    while (this.#timers[0] && (this.#timers[0].isOff || this.#timers[0].owner.isDead)) this.#pop();
    return this.#timers[0]?.at;
  }

  /** Lets time pass to the next timer, which becomes a task of its owner. */
  advance(): void {
    if (this.nextAt() === undefined) return;
    const timer = this.#pop();
    this.now = Math.max(this.now, timer.at);
    this.post(timer.owner, () => {
      if (!timer.isOff) timer.task();
    });
    if (timer.everyMs === null) return;
    timer.at = this.now + Math.max(1, timer.everyMs);
    this.#push(timer);
  }

  #push(timer: Timer): void {
    const heap = this.#timers;
    let i = heap.push(timer) - 1;
    while (i > 0) {
      const above = (i - 1) >> 1;
      if (isSooner(heap[above]!, timer)) break;
      heap[i] = heap[above]!;
      i = above;
    }
    heap[i] = timer;
  }

  #pop(): Timer {
    const heap = this.#timers;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    let i = 0;
    for (;;) {
      let below = 2 * i + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && isSooner(heap[below + 1]!, heap[below]!)) below++;
      if (isSooner(last, heap[below]!)) break;
      heap[i] = heap[below]!;
      i = below;
    }
    heap[i] = last;
    return top;
  }
}

const isSooner = (a: Timer, b: Timer): boolean => a.at < b.at || (a.at === b.at && a.serial < b.serial);

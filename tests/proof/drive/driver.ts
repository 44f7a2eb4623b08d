// Browsers that Playwright cannot drive as they are sold: the commands of WebDriver, which each of them is sent in its own way.
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf';
export type Found = { [elementKey]: string };

export type Driver = {
  name: string;
  go: (address: string) => Promise<void>;
  /** The body of a function in the page; what it gives is JSON or an element. */
  run: (body: string, ...args: unknown[]) => Promise<unknown>;
  click: (found: Found) => Promise<void>;
  type: (found: Found, text: string) => Promise<void>;
  quit: () => Promise<void>;
};

/** Why this machine has no such browser, or the way to start one. */
export type Browser = { name: string; cannot: () => string | null; start: () => Promise<Driver> };

export const isFound = (value: unknown): value is Found =>
  typeof value === 'object' && value !== null && elementKey in value;

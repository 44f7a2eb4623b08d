// Changes what a part of the platform does under the server, from outside: the product has no switch for it.

/** `original` calls what was there before, with the same object and arguments. */
export type Around = (original: () => unknown, self: object, given: unknown[]) => unknown;

export function wrap(target: object, name: string, around: Around): void {
  const before = Reflect.get(target, name) as (...given: unknown[]) => unknown;
  Reflect.set(target, name, function (this: object, ...given: unknown[]) {
    return around(() => before.apply(this, given), this, given);
  });
}

/** The class of open files has no name in `node:fs`. */
export async function fileHandles(): Promise<object> {
  const { open } = await import('node:fs/promises');
  const anyFile = await open(import.meta.filename);
  await anyFile.close();
  return Object.getPrototypeOf(anyFile) as object;
}

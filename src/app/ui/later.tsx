// A part of a screen whose code comes once the screen shows what it reads. Until it is there, nothing is shown in its place.
import { h, type ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { whenAtRest } from '../at-rest.ts';

type Later<P> = ((props: P) => preact.VNode | null) & { preload: () => Promise<void> };

/** `load` is asked once; `preload()` fetches it ahead, so that it is there when it is needed, network or not. */
export function later<P extends object>(load: () => Promise<ComponentType<P>>): Later<P> {
  let part: ComponentType<P> | undefined;
  let loading: Promise<void> | undefined;
  const preload = (): Promise<void> => {
    loading ??= load().then(
      (loaded) => {
        part = loaded;
      },
      (failed: unknown) => {
        // The next one to ask tries again.
        loading = undefined;
        throw failed;
      },
    );
    return loading;
  };
  const Part = (props: P) => {
    const [, show] = useState(part !== undefined);
    const [failed, fail] = useState<unknown>(undefined);
    useEffect(() => {
      // It came between this drawing and now, brought by another.
      if (part) return show(true);
      const bring = () => void preload().then(() => show(true), fail);
      return loading ? bring() : whenAtRest(bring);
    }, []);
    if (failed !== undefined) throw failed;
    return part ? h(part as ComponentType<object>, props) : null;
  };
  return Object.assign(Part, { preload });
}

// A part that is done without until it comes: what its file says could not be used without a network anyway.
import { h, type ComponentType, type VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { whenAtRest } from '../at-rest.ts';

/** Nothing stands in its place where it could not be fetched, and with the network it is asked for again. */
export function onceThere<P extends object>(load: () => Promise<ComponentType<P>>): (props: P) => VNode | null {
  let part: ComponentType<P> | undefined;
  return function Part(props) {
    const [, show] = useState(part !== undefined);
    useEffect(() => {
      if (part) return;
      const bring = () =>
        void load().then(
          (loaded) => {
            part = loaded;
            show(true);
          },
          () => undefined,
        );
      const again = () => {
        if (part) return;
        askForLooksAgain();
        bring();
      };
      whenAtRest(bring);
      addEventListener('online', again);
      return () => removeEventListener('online', again);
    }, []);
    return part ? h(part as ComponentType<object>, props) : null;
  };
}

/** Looks that failed are not asked for a second time by whoever asked first. */
function askForLooksAgain(): void {
  for (const link of document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]'))
    if (!link.sheet) link.replaceWith(link.cloneNode());
}

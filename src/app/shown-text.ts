// What people typed, shown as it is: a character that turns the direction of what follows is shown by its number, so
// that no name or note can make another one read backwards.
import { options, type ComponentChildren, type VNode } from 'preact';

const turning = /[\u202a-\u202e\u2066-\u2069]/;
const every = new RegExp(turning, 'g');
const number = (sign: string): string => `[U+${sign.charCodeAt(0).toString(16).toUpperCase()}]`;

export const shownText = (text: string): string => text.replace(every, number);

const turns = (children: ComponentChildren): boolean =>
  typeof children === 'string' ? turning.test(children) : Array.isArray(children) && children.some(turns);

function shown(children: ComponentChildren): ComponentChildren {
  if (typeof children === 'string') return shownText(children);
  return Array.isArray(children) ? children.map(shown) : children;
}

/** Every text on every screen passes here once; what is typed into a field stays what it is. */
export function showTurningSigns(): void {
  const before = options.vnode;
  options.vnode = (vnode: VNode<{ children?: ComponentChildren }>) => {
    const { children } = vnode.props;
    if (turns(children)) vnode.props.children = shown(children);
    before?.(vnode);
  };
}

// One list of the book: its lines, each to be changed or taken away, and a button that adds one.
import { Plus, X } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { Icon } from '../../ui/icon.tsx';
import styles from './responsibility.module.css';
import { useResponsibilityWords } from './use-book.ts';

type PartProps = {
  title: string;
  hint?: string;
  none: string;
  add: string;
  lines: readonly { key: string; name: string; about: ComponentChildren; more?: ComponentChildren }[];
  mayKeep: boolean;
  onAdd: (() => void) | null;
  onEdit: (at: number) => void;
  onRemove: (at: number) => void;
};

export function Part({ title, hint, none, add, lines, mayKeep, onAdd, onEdit, onRemove }: PartProps) {
  const words = useResponsibilityWords();
  return (
    <Card>
      <section aria-label={title} class={styles.part}>
        <h2>{title}</h2>
        {hint && <p class={styles.hint}>{hint}</p>}
        {lines.length === 0 && <p class={styles.hint}>{none}</p>}
        <ul>
          {lines.map(({ key, name, about, more }, at) => (
            <li key={key}>
              <div>
                <b>{name}</b>
                <span class={styles.about}>{about}</span>
              </div>
              {mayKeep && (
                <div class={styles.keys}>
                  {more}
                  <Button look="plain" aria-label={`${words.edit} ${name}`} onClick={() => onEdit(at)}>
                    {words.edit}
                  </Button>
                  <Button look="plain" aria-label={words.remove(name)} onClick={() => onRemove(at)}>
                    <Icon of={X} size={20} />
                    {words.removeShort}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
        {mayKeep && onAdd && (
          <Button onClick={onAdd}>
            <Icon of={Plus} size={20} />
            {add}
          </Button>
        )}
      </section>
    </Card>
  );
}

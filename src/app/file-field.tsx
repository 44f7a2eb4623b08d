// Choosing a file, in our own words and looks: the browser's button speaks the language of the browser.
import type { ComponentProps } from 'preact';
import { useState } from 'preact/hooks';
import { FileUp } from 'lucide';
import styles from './file-field.module.css';
import { Icon } from './ui/icon.tsx';

type FileFieldProps = Pick<ComponentProps<'input'>, 'accept' | 'disabled'> & {
  label: string;
  onChoose: (file: File) => void;
};

export function FileField({ label, onChoose, ...input }: FileFieldProps) {
  const [name, setName] = useState('');
  return (
    <div class={styles.field}>
      <label class={styles.key}>
        <Icon of={FileUp} size={22} />
        {label}
        <input
          {...input}
          type="file"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (!file) return;
            setName(file.name);
            onChoose(file);
          }}
        />
      </label>
      {name && <span class={styles.name}>{name}</span>}
    </div>
  );
}

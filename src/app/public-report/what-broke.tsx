// 报修: what is broken, so that it comes to whoever mends such things.
import { repairKinds } from '../../domain/hazard-words.ts';
import { Choices } from '../ui/field.tsx';
import type { Written } from './kept-words.ts';
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

type Props = { kind: Written['kind']; error: string | undefined; onChoose: (kind: Written['kind']) => void };

export function WhatBroke({ kind, error, onChoose }: Props) {
  const words = usePublicWords();
  return (
    <div>
      <Choices
        label={words.repairKind}
        options={repairKinds.map((value) => ({ value, text: words.repairs[value] }))}
        chosen={kind ? [kind] : []}
        onChoose={([one]) => one && onChoose(one)}
      />
      <p class={styles.wrong} role="alert" tabIndex={-1}>
        {error}
      </p>
    </div>
  );
}

// Size, colours and vibration. Every choice shows itself: the sizes are written in their own size.
import { useState } from 'preact/hooks';
import { setSize, setTheme } from '../preferences.ts';
import type { Size, Theme } from '../state.ts';
import { useScreen, useWords } from '../use-screen.ts';
import { canVibrate, mayVibrate, setVibration } from '../vibration.ts';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import styles from './me.module.css';

const sizes: readonly Size[] = ['standard', 'large', 'extra'];
const themes: readonly Theme[] = ['system', 'day', 'night', 'contrast'];

export function Reading() {
  const { me: words } = useWords();
  const size = useScreen((now) => now.size);
  const theme = useScreen((now) => now.theme);
  return (
    <Card>
      <Choices
        label={words.size}
        options={sizes.map((value) => ({ value, text: <span class={styles[value]}>{words.sizes[value]}</span> }))}
        chosen={[size]}
        onChoose={([chosen]) => chosen && setSize(chosen)}
      />
      <p class={styles.sample}>{words.sample}</p>
      <Choices
        label={words.theme}
        options={themes.map((value) => ({ value, text: words.themes[value] }))}
        chosen={[theme]}
        onChoose={([chosen]) => chosen && setTheme(chosen)}
      />
      {canVibrate() && <Vibration />}
    </Card>
  );
}

function Vibration() {
  const { me: words } = useWords();
  const [on, setOn] = useState(mayVibrate);
  return (
    <Choices
      label={words.vibration}
      hint={words.vibrationHint}
      options={[
        { value: 'on', text: words.on },
        { value: 'off', text: words.off },
      ]}
      chosen={[on ? 'on' : 'off']}
      onChoose={([chosen]) => {
        setVibration(chosen === 'on');
        setOn(chosen === 'on');
      }}
    />
  );
}

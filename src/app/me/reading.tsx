// Size, colours, hand and vibration. Every choice shows itself: the sizes are written in their own size.
import { Minus, Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { largestText, textOf } from '../preferences.ts';
import { setHand, setText, setTheme } from '../preferences-kept.ts';
import type { Hand, Size, Theme } from '../state.ts';
import { useScreen, useWords } from '../use-screen.ts';
import { canVibrate, mayVibrate, setVibration } from '../vibration.ts';
import { Card } from '../ui/card.tsx';
import { Choices } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './me.module.css';

const sizes: readonly Size[] = ['standard', 'large', 'extra'];
const themes: readonly Theme[] = ['system', 'day', 'night', 'contrast'];
const hands: readonly Hand[] = ['left', 'right'];

export function Reading() {
  const { me: words } = useWords();
  const text = useScreen((now) => now.text);
  const theme = useScreen((now) => now.theme);
  const hand = useScreen((now) => now.hand);
  return (
    <Card>
      <Choices
        label={words.size}
        options={sizes.map((value) => ({ value, text: <span class={styles[value]}>{words.sizes[value]}</span> }))}
        chosen={sizes.filter((size) => textOf[size] === text)}
        onChoose={([chosen]) => chosen && setText(textOf[chosen])}
      />
      <TextSize />
      <p class={styles.sample}>{words.sample}</p>
      <Choices
        label={words.theme}
        options={themes.map((value) => ({ value, text: words.themes[value] }))}
        chosen={[theme]}
        onChoose={([chosen]) => chosen && setTheme(chosen)}
      />
      <Choices
        label={words.hand}
        hint={words.handHint}
        options={hands.map((value) => ({ value, text: words.hands[value] }))}
        chosen={[hand]}
        onChoose={([chosen]) => chosen && setHand(chosen)}
      />
      {canVibrate() && <Vibration />}
    </Card>
  );
}

/** Drawn along, or pressed step by step: no gesture is the only way. */
function TextSize() {
  const { me: words } = useWords();
  const text = useScreen((now) => now.text);
  const step = (by: number) => setText(text + by);
  return (
    <div class={styles.slider}>
      <button type="button" aria-label={words.smaller} disabled={text <= textOf.standard} onClick={() => step(-2)}>
        <Icon of={Minus} />
      </button>
      <input
        type="range"
        aria-label={words.sizeExact}
        aria-valuetext={words.px(text)}
        min={textOf.standard}
        max={largestText}
        step={2}
        value={text}
        onInput={(event) => setText(event.currentTarget.valueAsNumber)}
      />
      <button type="button" aria-label={words.larger} disabled={text >= largestText} onClick={() => step(2)}>
        <Icon of={Plus} />
      </button>
    </div>
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

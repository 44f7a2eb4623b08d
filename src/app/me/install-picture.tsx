// Small drawings of where to press. They repeat the words beside them, so readers skip them.
import type { ComponentChildren } from 'preact';
import type { GuideStep } from './install-guide.ts';
import styles from './install-picture.module.css';

const Drawing = ({ children }: { children: ComponentChildren }) => (
  <svg class={styles.drawing} viewBox="0 0 200 110" aria-hidden="true" focusable="false">
    {children}
  </svg>
);

/** The lower end of a phone. */
const Bottom = ({ children }: { children: ComponentChildren }) => (
  <Drawing>
    <path class={styles.phone} d="M20-4v96a14 14 0 0 0 14 14h132a14 14 0 0 0 14-14V-4" />
    <path class={styles.bar} d="M20 62h160" />
    {children}
  </Drawing>
);

/** The upper end of a phone, with its address bar. */
const Top = ({ children }: { children: ComponentChildren }) => (
  <Drawing>
    <path class={styles.phone} d="M20 114V18A14 14 0 0 1 34 4h132a14 14 0 0 1 14 14v96" />
    <rect class={styles.field} x="32" y="18" width="106" height="26" rx="13" />
    {children}
  </Drawing>
);

const Here = ({ x, y }: { x: number; y: number }) => <circle class={styles.here} cx={x} cy={y} r="19" />;

const Tile = () => (
  <g transform="translate(78 24)">
    <rect class={styles.tile} width="44" height="44" rx="10" />
    <path class={styles.line} d="M22 6v32" />
    <circle class={styles.dot} cx="22" cy="22" r="11" />
    <path class={styles.tick} d="m17 22 4 4 7-8" />
  </g>
);

const Menu = () => (
  <Drawing>
    <rect class={styles.phone} x="20" y="6" width="160" height="98" rx="14" />
    <path class={styles.text} d="M40 28h86M40 84h70" />
    <rect class={styles.pick} x="30" y="42" width="140" height="28" rx="8" />
    <path class={styles.sign} d="M48 49v14M41 56h14" />
    <path class={styles.strong} d="M68 56h84" />
  </Drawing>
);

const pictures: Partial<Record<GuideStep, () => ComponentChildren>> = {
  iosShare: () => (
    <Bottom>
      <Here x={100} y={83} />
      <path class={styles.sign} d="M100 89V71m-6 5 6-6 6 6M94 80h-3v12h18V80h-3" />
      <path class={styles.quiet} d="m52 77-6 6 6 6M148 77l6 6-6 6" />
    </Bottom>
  ),
  iosAdd: Menu,
  add: Menu,
  menuTop: () => (
    <Top>
      <Here x={159} y={31} />
      <path class={styles.dots} d="M159 23v.01M159 31v.01M159 39v.01" />
    </Top>
  ),
  menuBottom: () => (
    <Bottom>
      <Here x={152} y={83} />
      <path class={styles.sign} d="M144 77h16M144 83h16M144 89h16" />
      <path class={styles.quiet} d="m52 77-6 6 6 6M94 77l6 6-6 6" />
    </Bottom>
  ),
  desktop: () => (
    <Drawing>
      <rect class={styles.phone} x="8" y="10" width="184" height="110" rx="10" />
      <rect class={styles.field} x="22" y="22" width="156" height="28" rx="14" />
      <Here x={158} y={36} />
      <path class={styles.sign} d="M158 28v10m-4-4 4 4 4-4M151 43h14" />
    </Drawing>
  ),
  open: () => (
    <Drawing>
      <path class={styles.phone} d="M20 114V18A14 14 0 0 1 34 4h132a14 14 0 0 1 14 14v96" />
      <Tile />
      <path class={styles.strong} d="M74 84h52" />
      <rect class={styles.blank} x="34" y="28" width="30" height="30" rx="7" />
      <rect class={styles.blank} x="136" y="28" width="30" height="30" rx="7" />
    </Drawing>
  ),
};

export function GuidePicture({ step }: { step: GuideStep }) {
  const picture = step === 'iosOpen' ? pictures.open : pictures[step];
  return picture ? <>{picture()}</> : null;
}

// Where a date comes from when it was read on a walk, and what the register says otherwise.
import { knownOf, valueIn } from '../../domain/asset-facts.ts';
import { assetFacts, type AssetFact, type AssetRecord, type Reading } from '../../domain/asset.ts';
import { nearDayAndClock } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import styles from './assets.module.css';

type SourcesProps = {
  asset: AssetRecord;
  /** Says that what was typed holds all the same. */
  onConfirm?: (fact: AssetFact) => void;
};

/** Nothing where all that counts was typed and nothing else was read. */
export function AssetSources({ asset, onConfirm }: SourcesProps) {
  return (
    <>
      {assetFacts.map((fact) => (
        <Source key={fact} {...{ asset, fact, onConfirm }} />
      ))}
    </>
  );
}

function Source({ asset, fact, onConfirm }: SourcesProps & { fact: AssetFact }) {
  const { assets: words } = useWords();
  const language = useLanguage();
  const known = knownOf(asset, fact);
  const name = fact === 'checked' && asset.category === 'rcd' ? words.tested : words.facts[fact];
  const said = (one: Reading) => [name, valueIn(one), one.byName, nearDayAndClock(one.at, language)] as const;
  const { reading, typed, unused } = { reading: undefined, typed: undefined, ...known };
  if (!reading && !unused) return null;
  return (
    <>
      {reading && (
        <span class={styles.source}>
          {words.readBy(...said(reading))}
          {typed && (language === 'zh' ? `。${words.typedIs(typed)}` : `. ${words.typedIs(typed)}`)}
        </span>
      )}
      {unused && (
        <span class={`${styles.source} ${unused.doubt ? styles.doubted : ''}`}>
          {unused.doubt ? words.doubted(...said(unused), words.doubts[unused.doubt]) : words.readOther(...said(unused))}
        </span>
      )}
      {typed && onConfirm && (
        <button type="button" class={styles.confirm} onClick={() => onConfirm(fact)}>
          {words.keepTyped(typed)}
        </button>
      )}
    </>
  );
}

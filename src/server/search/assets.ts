// 设备台账: a few thousand lines at the most, looked through as they are now, by what a thing is, its number or name, its place, and what was noted.
import { kindOf, type AssetRecord } from '../../domain/asset.ts';
import { kindNames } from '../../domain/ledgers/equipment.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { SearchHit } from '../../domain/search.ts';
import { marked } from './hits.ts';
import { ready, stands, type Ready, type Word } from './words.ts';

type Standing = { asset: AssetRecord; place: Place };

const nameOf = (asset: AssetRecord): string => `${kindNames[kindOf(asset)]} ${asset.label}`;

const lines = new WeakMap<AssetRecord, Ready[]>();
function readyLine(asset: AssetRecord): Ready[] {
  const known = lines.get(asset);
  if (known) return known;
  const made = [ready(nameOf(asset), true), ready(asset.note, false)];
  lines.set(asset, made);
  return made;
}
const places = new WeakMap<Place, Ready>();
function readyPlace(place: Place): Ready {
  const made = places.get(place) ?? ready(placeName(place), true);
  places.set(place, made);
  return made;
}

const byName = new Intl.Collator('zh-CN', { numeric: true });

/** What is used no more comes last. */
export function assetsFound(all: readonly Standing[], words: readonly Word[]): Standing[] {
  const found = all.filter(({ asset, place }) =>
    words.every((word) => [...readyLine(asset), readyPlace(place)].some((text) => stands(text, word))),
  );
  const rank = ({ asset }: Standing): number => (asset.retired ? 1 : 0);
  return found.sort(
    (a, b) =>
      rank(a) - rank(b) || byName.compare(nameOf(a.asset), nameOf(b.asset)) || (a.asset.id < b.asset.id ? -1 : 1),
  );
}

export function assetHit({ asset, place }: Standing, words: readonly Word[]): SearchHit {
  const title = marked(nameOf(asset), words, true);
  const note = marked(asset.note, words, false);
  return {
    kind: 'asset',
    id: asset.id,
    title: { zh: title, en: title },
    lines: [
      { is: 'place', text: marked(placeName(place), words, true) },
      ...(note.marks.length > 0 ? [{ is: 'note' as const, text: note }] : []),
    ],
    at: null,
    open: place.id,
    isExact: false,
    isOver: asset.retired !== undefined,
  };
}

// Places from a workbook, and the equipment register from one.
import type * as v from 'valibot';
import { keepAssets } from '../../db/assets.ts';
import { keepPlaces } from '../../db/places.ts';
import { AssetsRead, BadAssetRows, type BadAssetRow } from '../../domain/asset-file.ts';
import { BadPlaceRows, PlacesRead, type BadPlaceRow } from '../../domain/place-file.ts';
import { placeName } from '../../domain/place.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { assetFileWords, placeFileWords } from '../words/place-file.ts';
import { FilePreview, FileSheet } from './file-sheet.tsx';

type PlaceFileProps = { onClose: () => void; onDone: (said: string) => void };
type Shapes<R, B> = [v.GenericSchema<unknown, R>, v.GenericSchema<unknown, { rows: B[] }>];

export function PlaceFileSheet({ onClose, onDone }: PlaceFileProps) {
  const db = useDb();
  const words = placeFileWords[useLanguage()];
  const counts = ['added', 'renamed', 'moved', 'same'] as const;
  return (
    <FileSheet
      path="/api/places/read"
      shapes={[PlacesRead, BadPlaceRows] as unknown as Shapes<PlacesRead, BadPlaceRow>}
      words={words}
      whyOf={(row) => words.why[row.code]}
      onClose={onClose}
    >
      {(read) => (
        <FilePreview
          counts={counts.filter((what) => read[what] > 0).map((what) => words.counts[what](read[what]))}
          names={read.places.map(placeName)}
          words={words}
          keep={() => keepPlaces(db, read.places)}
          onKept={() => onDone(words.kept(read.places.length))}
        />
      )}
    </FileSheet>
  );
}

export function AssetFileSheet({ onClose, onDone }: PlaceFileProps) {
  const db = useDb();
  const words = assetFileWords[useLanguage()];
  const counts = ['added', 'changed', 'same'] as const;
  return (
    <FileSheet
      path="/api/assets/read"
      shapes={[AssetsRead, BadAssetRows] as unknown as Shapes<AssetsRead, BadAssetRow>}
      words={words}
      whyOf={({ column, code }) => (column ? words.of(words.columns[column], words.why[code]) : words.why[code])}
      onClose={onClose}
    >
      {(read) => (
        <FilePreview
          counts={counts.filter((what) => read[what] > 0).map((what) => words.counts[what](read[what]))}
          names={read.assets.map(({ label }) => label)}
          words={words}
          keep={() => keepAssets(db, read.assets)}
          onKept={() => onDone(words.kept(read.assets.length))}
        />
      )}
    </FileSheet>
  );
}

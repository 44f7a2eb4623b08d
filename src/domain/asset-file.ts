// What reading the equipment register from a workbook comes to: the lines as they would stand, or every cell that is wrong.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Asset } from './schema/asset.ts';
import { Count } from './schema/text.ts';

/** As `domain.md` 8.4 and 8.8 name them; what follows from them (报废日期, 已用年限) is in the ledger and is not typed. */
export const assetColumns = [
  'label',
  'kind',
  'agent',
  'place',
  'made',
  'serviced',
  'checked',
  'due',
  'note',
  'id',
] as const;
export type AssetColumn = (typeof assetColumns)[number];

/** Why a cell cannot be taken. Stable: the screen has a sentence for each. */
export const badAssetCodes = [
  'not-xlsx',
  'too-large',
  'sheet-missing',
  'label-missing',
  'too-long',
  'bad-text',
  'kind-unknown',
  'agent-unknown',
  'agent-not-asked',
  'place-missing',
  'place-unknown',
  'place-ambiguous',
  'out-of-scope',
  'month',
  'day',
  'id-unknown',
  'asset-twice',
  'asset-retired',
  'other-kind',
  'elsewhere',
  'too-many',
] as const;
export type BadAssetCode = (typeof badAssetCodes)[number];

/** `row`: as the spreadsheet numbers it, 0 for the whole file; `column` null for the whole row. `value`: what stands there, cut to 100 characters. */
export const BadAssetRow = v.object({
  row: v.number(),
  column: v.nullable(v.picklist(assetColumns)),
  value: v.string(),
  code: v.picklist(badAssetCodes),
});
export type BadAssetRow = v.InferOutput<typeof BadAssetRow>;
export const BadAssetRows = v.looseObject({ rows: v.array(BadAssetRow) });

/** Nothing is kept by reading: `assets` are what keeping them would say. */
export const AssetsRead = v.object({
  protocol: v.literal(protocol),
  assets: v.array(Asset),
  added: Count,
  changed: Count,
  same: Count,
});
export type AssetsRead = v.InferOutput<typeof AssetsRead>;

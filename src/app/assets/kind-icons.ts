// How a kind of thing is drawn; what has no drawing of its own has that of machines.
import { FileText, FireExtinguisher, Refrigerator, Settings, Zap, type IconNode } from 'lucide';
import type { AssetKind } from '../../domain/asset.ts';

const drawings: { [kind in AssetKind]?: IconNode } = {
  extinguisher: FireExtinguisher,
  panel: Zap,
  rcd: Zap,
  fridge: Refrigerator,
  freezer: Refrigerator,
  'sample-fridge': Refrigerator,
  licence: FileText,
};

export const iconOf = (kind: AssetKind): IconNode => drawings[kind] ?? Settings;

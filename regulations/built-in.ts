import path from 'node:path';
import type { LayerSource } from '../domain/time';
import { faultText } from './faults';
import { loadRegulationFile } from './load';
import type { LoadedRegulation } from './merge';

const desks = ['skai', 'hivetaxi', 'eaeu', 'helpdesk', 'simai', 'smartplayer', 'insales', 'demo'] as const;
type BuiltInDesk = (typeof desks)[number];

const fileOf = (desk: BuiltInDesk): string => path.join(__dirname, desk, 'regulation.yaml');

/** The regulations that the product ships, one file a desk. */
export const builtInFiles: readonly string[] = desks.map(fileOf);

/** Reads the shipped regulations. A fault in one is a fault of the product and throws, naming each place. */
export function loadBuiltIns(layers: LayerSource): readonly LoadedRegulation[] {
  return desks.map((desk) => loadBuiltIn(desk, layers));
}

/** Reads one of them. */
export function loadBuiltIn(desk: BuiltInDesk, layers: LayerSource): LoadedRegulation {
  const loaded = loadRegulationFile(fileOf(desk), layers);
  if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'));
  return loaded.value;
}

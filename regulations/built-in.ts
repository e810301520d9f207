import path from 'node:path';
import type { LayerSource } from '../domain/time';
import { faultText } from './faults';
import { loadRegulationFile } from './load';
import type { LoadedRegulation } from './merge';

/** The regulations that the product ships, one file a desk. */
export const builtInFiles: readonly string[] = [
  'skai',
  'hivetaxi',
  'eaeu',
  'helpdesk',
  'simai',
  'smartplayer',
  'insales',
  'demo',
].map((desk) => path.join(__dirname, desk, 'regulation.yaml'));

/** Reads the shipped regulations. A fault in one is a fault of the product and throws, naming each place. */
export function loadBuiltIns(layers: LayerSource): readonly LoadedRegulation[] {
  return builtInFiles.map((file) => {
    const loaded = loadRegulationFile(file, layers);
    if (!loaded.ok) throw new Error(loaded.faults.map(faultText).join('\n'));
    return loaded.value;
  });
}

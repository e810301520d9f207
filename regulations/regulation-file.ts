import { stringify } from 'yaml';
import { withoutUnseenText, type JsonObject } from './json';

/** A regulation as the file that reads as it: a version to come is written over the one that stands. What nobody sees is left out. */
export function regulationFile(document: JsonObject): string {
  return stringify(withoutUnseenText(document), { lineWidth: 110, version: '1.2', schema: 'core' });
}

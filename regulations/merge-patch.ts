import mergePatch from 'json-merge-patch';
import type { JsonObject } from './json';

/** RFC 7396. Neither argument is changed. */
export function applyPatch(document: JsonObject, patch: JsonObject): JsonObject {
  return mergePatch.apply<JsonObject>(structuredClone(document), structuredClone(patch));
}

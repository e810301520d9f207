import mergePatch from 'json-merge-patch';
import type { JsonObject } from './json';

/** RFC 7396. Neither argument is changed; what the patch does not touch at the top is the document's own. */
export function applyPatch(document: JsonObject, patch: JsonObject): JsonObject {
  const touched = Object.entries(document).filter(([key]) => Object.hasOwn(patch, key));
  const changed = mergePatch.apply<JsonObject>(structuredClone(Object.fromEntries(touched)), structuredClone(patch));
  const left = Object.entries(document).filter(([key]) => !Object.hasOwn(patch, key) || Object.hasOwn(changed, key));
  return { ...Object.fromEntries(left), ...changed };
}

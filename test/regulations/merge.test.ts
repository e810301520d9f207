import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { applyPatch } from '../../regulations/merge-patch';
import { canonicalJson, digestOf, readDocument, type JsonObject, type JsonValue } from '../../regulations';
import { isList, isObject } from '../../regulations/json';
import { layers, skai, sound } from './support';

const key = fc.constantFrom('a', 'b', 'c', 'd', 'toString');
const leaf = fc.oneof(fc.integer(), fc.string(), fc.boolean(), fc.constant(null));
const { tree } = fc.letrec<{ tree: JsonValue }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(key, tie('tree'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));
const patches = fc.dictionary(key, tree, { maxKeys: 4, noNullPrototype: true });
/** A regulation holds no nulls: they are how a patch deletes. */
const documents = patches.map((value) => withoutNulls(value) as JsonObject);

function withoutNulls(value: JsonValue): JsonValue {
  if (isList(value)) return value.filter((item) => item !== null).map(withoutNulls);
  if (!isObject(value)) return value;
  const kept = Object.entries(value).filter(([, item]) => item !== null);
  return Object.fromEntries(kept.map(([name, item]) => [name, withoutNulls(item)]));
}

/** RFC 7396, section 2, word for word. */
function rfc7396(target: JsonValue | undefined, patch: JsonValue): JsonValue {
  if (!isObject(patch)) return patch;
  const result = new Map(Object.entries(isObject(target) ? target : {}));
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) result.delete(name);
    else result.set(name, rfc7396(result.get(name), value));
  }
  return Object.fromEntries(result);
}

function shuffled(value: JsonValue): JsonValue {
  if (isList(value)) return value.map(shuffled);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, shuffled(item)] as const)
      .reverse(),
  );
}

describe('X-2 merge patch', () => {
  it('X-2 does what RFC 7396 says', () => {
    fc.assert(
      fc.property(documents, patches, (document, patch) => {
        expect(applyPatch(document, patch)).toEqual(rfc7396(document, patch));
      }),
    );
  });

  it('X-2 an empty patch changes nothing, the same patch twice no more than once', () => {
    fc.assert(
      fc.property(documents, patches, (document, patch) => {
        expect(applyPatch(document, {})).toEqual(document);
        const once = applyPatch(document, patch);
        expect(applyPatch(once, patch)).toEqual(once);
      }),
    );
  });

  it('X-2 neither the regulation nor the patch is changed by merging', () => {
    fc.assert(
      fc.property(documents, patches, (document, patch) => {
        const before = JSON.stringify([document, patch]);
        applyPatch(document, patch);
        expect(JSON.stringify([document, patch])).toBe(before);
      }),
    );
  });
});

describe('X-1 digest', () => {
  it('X-1 does not depend on the order of keys', () => {
    fc.assert(
      fc.property(documents, (document) => {
        expect(digestOf(shuffled(document))).toBe(digestOf(document));
      }),
    );
  });

  it('X-1 tells different documents apart', () => {
    fc.assert(
      fc.property(documents, documents, (a, b) => {
        expect(digestOf(a) === digestOf(b)).toBe(isDeepStrictEqual(a, b));
      }),
    );
  });

  it('X-1 is the SHA-256 of the canonical JSON', () => {
    expect(canonicalJson({ b: [1, { d: 'я', c: true }], a: 1.5 })).toBe('{"a":1.5,"b":[1,{"c":true,"d":"я"}]}');
    expect(digestOf({})).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
  });

  it('X-1 the order of the rows of a table belongs to the rules; a store keeps it', () => {
    const again = sound(readDocument(JSON.parse(JSON.stringify(skai.document)) as JsonObject, layers));
    expect(again.digest).toBe(skai.digest);
    expect(again.regulation).toEqual(skai.regulation);
    expect(JSON.parse(JSON.stringify(skai.regulation))).toEqual(skai.regulation);
    const { closed, solved, ...statuses } = skai.document['statuses'] as JsonObject;
    const other = sound(
      readDocument({ ...skai.document, statuses: { solved, closed, ...statuses } as JsonObject }, layers),
    );
    expect(other.digest).not.toBe(skai.digest);
  });
});

#!/bin/sh
# @asteasolutions/zod-to-openapi 9.1.0 with zod 4.6.7: `.nullable()` of a schema that has a name of its own.
#
# Seen (November 2026): 1. Where the named schema is met first as `named.nullable()`, null is written into the component itself,
# for every place that refers to it. 2. Met later, null is laid beside the reference by allOf, where it can never hold: the reference
# takes objects only. 3. A type said by `.openapi({ type })` swallows a later `.nullable()`.
# A union with null (`z.union([named, z.null()])`) is written right in both places.
#
# Needs Node and npm; installs into a temporary folder, and fails if any of this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact @asteasolutions/zod-to-openapi@9.1.0 zod@4.6.7 > /dev/null
cat > shows.cjs <<'EOF'
const assert = require('node:assert/strict');
const { OpenAPIRegistry, OpenApiGeneratorV31, extendZodWithOpenApi } = require('@asteasolutions/zod-to-openapi');
const { z } = require('zod');
extendZodWithOpenApi(z);

function schemasOf(...answers) {
  const registry = new OpenAPIRegistry();
  answers.forEach((schema, index) =>
    registry.registerPath({
      method: 'get',
      path: `/${index}`,
      responses: { 200: { description: 'it', content: { 'application/json': { schema } } } },
    }),
  );
  const info = { title: 't', version: '1' };
  const document = new OpenApiGeneratorV31(registry.definitions).generateDocument({ openapi: '3.1.0', info });
  const answer = (index) => document.paths[`/${index}`].get.responses[200].content['application/json'].schema;
  return { components: document.components.schemas, answer };
}

const named = () => z.object({ name: z.string() }).openapi('Person');

const first = named();
const nullFirst = schemasOf(z.object({ owner: first.nullable() }), z.object({ author: first }));
assert.deepEqual(nullFirst.components.Person.type, ['object', 'null']);
console.log('1.', JSON.stringify(nullFirst.components.Person.type));

const later = named();
const nullLater = schemasOf(z.object({ author: later }), z.object({ owner: later.nullable() }));
assert.deepEqual(nullLater.components.Person.type, 'object');
assert.deepEqual(nullLater.answer(1).properties.owner, {
  allOf: [{ $ref: '#/components/schemas/Person' }, { type: ['object', 'null'] }],
});
console.log('2.', JSON.stringify(nullLater.answer(1).properties.owner));

const typed = schemasOf(z.object({ at: z.iso.datetime().openapi({ type: 'string' }).nullable() }));
assert.deepEqual(typed.answer(0).properties.at.type, 'string');
console.log('3.', JSON.stringify(typed.answer(0).properties.at));

const union = named();
const right = schemasOf(z.object({ owner: z.union([union, z.null()]) }), z.object({ author: union }));
assert.deepEqual(right.components.Person.type, 'object');
assert.deepEqual(right.answer(0).properties.owner, { anyOf: [{ $ref: '#/components/schemas/Person' }, { type: 'null' }] });
console.log('beside it, right:', JSON.stringify(right.answer(0).properties.owner));
EOF
node shows.cjs

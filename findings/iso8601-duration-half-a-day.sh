#!/bin/sh
# iso8601-duration 2.1.4 (npm): half a day, the example of a fraction that its own README gives as allowed (`P0.5D`).
#
# Seen (November 2026): fractions are read after the T alone. `PT0.5H`, `PT1,5H` and `PT1.5S` are read; `P0.5D`, `P0,5D`, `P1.5W` and `P0.5Y` are
# refused as invalid, although ISO 8601 lets the smallest unit have a fraction whichever it is, and the README names `P0.5D`. Terms written so
# by others (tinyduration 3.4.1 reads them, and writes them back) do not come over.
#
# Needs Node and npm; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact iso8601-duration@2.1.4 tinyduration@3.4.1 > /dev/null
grep -q 'e.g. `P0.5D`' node_modules/iso8601-duration/README.md
cat > shows.cjs <<'EOF'
const assert = require('node:assert/strict');
const { parse, toSeconds } = require('iso8601-duration');
const tiny = require('tinyduration');

for (const [text, seconds] of [
  ['PT0.5H', 1_800],
  ['PT1,5H', 5_400],
  ['PT1.5S', 1.5],
]) {
  assert.equal(toSeconds(parse(text)), seconds, text);
  console.log(text, 'read:', seconds, 's');
}
for (const text of ['P0.5D', 'P0,5D', 'P1.5W', 'P0.5Y']) {
  assert.throws(() => parse(text), /invalid duration/);
  console.log(text, 'refused; by tinyduration:', JSON.stringify(tiny.parse(text)));
}
EOF
node shows.cjs

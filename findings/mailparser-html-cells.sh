#!/bin/sh
# mailparser 3.14.2 (npm): the text of a letter that has HTML alone.
#
# Seen (November 2026): cells of a table are written without anything between them, so that a model "15" ordered in "3" pieces reads
# "Model 153"; a raised figure joins the one before it (10<sup>2</sup> is 102), and struck words read like all others. Numbers in
# orders change their sense. html-to-text, which mailparser converts with, keeps cells apart if it is told to (its `dataTable`).
#
# Needs Node and npm; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact mailparser@3.14.2 html-to-text@10.0.1 > /dev/null
cat > shows.cjs <<'EOF'
const assert = require('node:assert/strict');
const { convert } = require('html-to-text');
const { simpleParser } = require('mailparser');

const table = '<table><tr><th>Model</th><th>Pieces</th></tr><tr><td>Model 15</td><td>3</td></tr></table>';
const page = `${table}<p>10<sup>2</sup> lines, <s>not</s> today</p>`;

(async () => {
  const { text } = await simpleParser(`Content-Type: text/html\r\n\r\n${page}`);
  console.log(text);
  assert.match(text, /^ModelPiecesModel 153\n/);
  assert.match(text, /102 lines, not today/);
  const apart = convert(table, { selectors: [{ selector: 'table', format: 'dataTable' }] });
  console.log(apart);
  assert.match(apart, /Model 15 +3$/);
})();
EOF
node shows.cjs

#!/bin/sh
# jszip 3.10.1 and node-stream-zip 1.16.0 (npm): a ZIP that Windows made in Russian, its names in CP866 and without the UTF-8 flag.
#
# Seen (November 2026): each name is read as UTF-8, so that every Cyrillic letter that is no valid UTF-8 becomes the same replacement sign, and
# files whose names are of one length and ending become one entry. Of four files (Акт.txt, Опт.txt, Схема.png, Снимок.png) both
# list three, the first of them being gone with nothing said; node-stream-zip's own `entriesCount` still says four. unzipper 0.12.5 lists
# all four, two of them under one damaged name. jszip's `decodeFileName`, asked for bytes, gives all four back.
#
# Needs Node, npm and Python 3; installs into a temporary folder, and fails if any of this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact jszip@3.10.1 node-stream-zip@1.16.0 unzipper@0.12.5 > /dev/null
cat > pack.py <<'EOF'
import zipfile


class FromWindows(zipfile.ZipInfo):
    """Its name is written in CP866, and the flag that would say UTF-8 is left out."""

    def _encodeFilenameFlags(self):
        return self.filename.encode('cp866'), self.flag_bits & ~0x800


with zipfile.ZipFile('packed.zip', 'w') as archive:
    for name in ['Акт.txt', 'Опт.txt', 'Схема.png', 'Снимок.png']:
        archive.writestr(FromWindows(name), name.encode('utf-8'))
EOF
python3 pack.py
cat > shows.cjs <<'EOF'
const assert = require('node:assert/strict');
const { readFileSync } = require('node:fs');
const JSZip = require('jszip');
const StreamZip = require('node-stream-zip');
const unzipper = require('unzipper');

(async () => {
  const bytes = readFileSync('packed.zip');
  const inJszip = Object.keys((await JSZip.loadAsync(bytes)).files);
  assert.equal(inJszip.length, 3);
  const archive = new StreamZip.async({ file: 'packed.zip' });
  const inStream = Object.keys(await archive.entries());
  assert.equal(inStream.length, 3);
  assert.equal(await archive.entriesCount, 4);
  await archive.close();
  const { files } = await unzipper.Open.buffer(bytes);
  assert.equal(files.length, 4);
  const decodeFileName = (name) => new TextDecoder('ibm866').decode(name);
  const decoded = Object.keys((await JSZip.loadAsync(bytes, { decodeFileName })).files);
  assert.deepEqual(decoded, ['Акт.txt', 'Опт.txt', 'Схема.png', 'Снимок.png']);
  console.log('of 4 files: jszip', inJszip.length, 'node-stream-zip', inStream.length, 'unzipper', files.length);
})();
EOF
node shows.cjs

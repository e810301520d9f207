#!/bin/sh
# postal-mime 4.0.0 (npm): a letter attached to a letter (message/rfc822).
#
# Seen (November 2026): its bytes come back changed. All CRLF are LF and one line end is added, so size and digest are not those of
# what was sent, and a signature over it no longer holds (mailsplit and mailparser give it unchanged). Without a disposition of its own,
# which the standard does not ask for, it is no attachment at all: its head and words are written under those of the outer letter.
# `forceRfc822Attachments` makes it one, with the changed bytes.
#
# Needs Node and npm; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact postal-mime@4.0.0 mailparser@3.14.2 > /dev/null
cat > shows.mjs <<'EOF'
import assert from 'node:assert/strict';
import { simpleParser } from 'mailparser';
import PostalMime from 'postal-mime';

const inner = 'From: a@b.example\r\nSubject: inner\r\n\r\nwords\r\nmore\r\n';
const outer = (disposition) =>
  'From: x@y.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nouter\r\n' +
  `--b\r\nContent-Type: message/rfc822\r\n${disposition}\r\n${inner}\r\n--b--\r\n`;
const attached = outer('Content-Disposition: attachment\r\n');

const bare = await PostalMime.parse(outer(''));
assert.equal(bare.attachments.length, 0);
assert.match(bare.text, /^outer[^]*Subject: inner[^]*words/);

for (const [letter, options] of [[outer(''), { forceRfc822Attachments: true }], [attached, {}]]) {
  const { attachments } = await PostalMime.parse(letter, options);
  const bytes = new TextDecoder().decode(attachments[0].content);
  console.log(JSON.stringify(bytes), 'of', JSON.stringify(inner));
  assert.equal(bytes, `${inner.replaceAll('\r\n', '\n')}\n`);
}
const { attachments } = await simpleParser(attached);
assert.equal(attachments[0].content.toString(), inner);
EOF
node shows.mjs

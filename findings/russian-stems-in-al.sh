#!/bin/sh
# Snowball's Russian stemmer (PyPI snowballstemmer 3.1.1; npm @orama/stemmers 3.1.18, made from the same algorithm): nouns that end in
# -ал, the everyday words of a support desk.
#
# Seen (November 2026): the nominative and genitive singular lose their л as if they were verbs in the past tense (терминал and терминала
# give термина, as читал gives чита), and every other form keeps it (терминалы, терминалу, терминалом give терминал). So a search for
# «терминал» does not find a text that says «терминалы», where both sides are stemmed by it. Both packages agree word for word.
#
# Needs Node, npm and Python 3 with venv; installs into a temporary folder, and fails if this is no longer so.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check snowballstemmer==3.1.1
echo '{ "private": true }' > package.json
npm install --silent --no-fund --no-audit --save-exact @orama/stemmers@3.1.18 > /dev/null
cat > words.txt <<'EOF'
терминал терминала терминалу терминалом терминалы терминалов
сигнал сигнала сигналу сигналом сигналы сигналов
канал канала каналу каналом каналы каналов
портал портала порталу порталом порталы порталов
журнал журнала журналу журналом журналы журналов
филиал филиала филиалу филиалом филиалы филиалов
EOF
cat > stems.py <<'EOF'
import snowballstemmer
stemmer = snowballstemmer.stemmer('russian')
for line in open('words.txt', encoding='utf-8'):
    print(' '.join(stemmer.stemWords(line.split())))
EOF
cat > stems.mjs <<'EOF'
import { readFileSync } from 'node:fs';
import { stemmer } from '@orama/stemmers/russian';
for (const line of readFileSync('words.txt', 'utf8').trimEnd().split('\n'))
  console.log(line.split(' ').map((word) => stemmer(word)).join(' '));
EOF
PYTHONUTF8=1 python/bin/python stems.py > python.txt
node stems.mjs > node.txt
cat > expected.txt <<'EOF'
термина термина терминал терминал терминал терминал
сигна сигна сигнал сигнал сигнал сигнал
кана кана канал канал канал канал
порта порта портал портал портал портал
журна журна журнал журнал журнал журнал
филиа филиа филиал филиал филиал филиал
EOF
diff expected.txt python.txt
diff expected.txt node.txt
echo 'singular and plural have two stems, in both packages:'
paste -d '|' words.txt node.txt

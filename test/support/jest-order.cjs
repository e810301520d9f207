// In which order the files of tests run. Those that start whole products wait most of their time and last longest: spread over the
// first half, they have others beside them that only compute, and none of them is left alone at the end. A fresh checkout knows no
// times of earlier runs, by which Jest would order.
const path = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

const longest = /^test\/(end-to-end|upgrade|demo|tooling\/(supervisor|suite-end|hanging-file)|histories)/;
const root = path.dirname(path.dirname(__dirname));

class SpreadingSequencer extends Sequencer {
  sort(tests) {
    const isLong = ({ path: file }) => longest.test(path.relative(root, file).split(path.sep).join('/'));
    const sorted = super.sort(tests);
    const [long, others] = [sorted.filter(isLong), sorted.filter((test) => !isLong(test))];
    const step = Math.max(1, Math.floor(others.length / 2 / Math.max(1, long.length)));
    return long
      .flatMap((test, index) => [test, ...others.slice(index * step, (index + 1) * step)])
      .concat(others.slice(long.length * step));
  }
}

module.exports = SpreadingSequencer;

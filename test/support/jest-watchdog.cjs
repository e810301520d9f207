// Ends a test file that hangs, before it has eaten the time of all others: Jest counts it as failed and goes on in a new process. Jest's
// own limit is one of a test, and nothing of it holds while code never gives its turn back; so the watch is kept by a thread.
const { Worker } = require('node:worker_threads');

/** Several times what the longest file takes on a machine that is busy with other things. */
const limitMs = Number(process.env.REGLAMENT_TEST_FILE_LIMIT_MS ?? 420_000);

const watch = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { writeSync } = require('node:fs');
  let timer;
  parentPort.on('message', (file) => {
    clearTimeout(timer);
    if (file === null) return;
    timer = setTimeout(() => {
      writeSync(2, file + ' did not end in ' + workerData / 1_000 + ' s: its process is ended\\n');
      process.kill(process.pid, 'SIGKILL');
    }, workerData);
  });
`;

let thread;

/** Begins to watch over a file of tests; null: there is none any more. */
module.exports.watchOver = (file) => {
  if (thread === undefined) {
    // Of the options that this process was started with it needs none.
    thread = new Worker(watch, { eval: true, execArgv: [], workerData: limitMs });
    thread.unref();
  }
  thread.postMessage(file);
};

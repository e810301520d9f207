// Ends what a test has started when the test's own process is gone, however it went: also by SIGKILL, after which nothing in
// that process can. Told over its channel of `{ pid, signal }` to end, `{ over: pid }` when one has ended by itself, and
// `{ folder }` to remove; it acts when the channel closes.
const { rmSync } = require('node:fs');

const living = new Map();
const folders = [];

process.on('message', ({ pid, signal, over, folder }) => {
  if (pid !== undefined) living.set(pid, signal);
  if (over !== undefined) living.delete(over);
  if (folder !== undefined) folders.push(folder);
});

process.once('disconnect', () => {
  for (const [pid, signal] of living) {
    try {
      process.kill(pid, signal);
    } catch {
      // It has gone meanwhile.
    }
  }
  // PostgreSQL writes into its folder until it has gone.
  setTimeout(
    () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      process.exit(0);
    },
    living.size > 0 ? 1_000 : 0,
  );
});

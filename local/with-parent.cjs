// Loaded before a part's own program: when the supervisor is gone, however it went, the part ends as if asked to.
process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), 10_000).unref();
});
// The channel to the supervisor alone must not keep a program running that has nothing left to do.
process.channel?.unref();

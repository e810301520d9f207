// node local/health.mjs URL: ends with 0 when it answers 200; for health checks of containers, whose image has no curl.
const answer = await fetch(process.argv[2] ?? '', { signal: AbortSignal.timeout(4_000) }).catch(() => undefined);
process.exit(answer?.ok ? 0 : 1);

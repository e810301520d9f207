/** Answers for the pages while there is no network: the files of one build, kept together. The API it leaves alone. */
export {};

declare const FILES: readonly string[];
declare const VERSION: string;

interface Lasting extends Event {
  waitUntil(done: Promise<unknown>): void;
}
interface Asked extends Lasting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly location: Location;
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Asked) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent) => void): void;
}

const worker = globalThis as unknown as Worker;
const cacheName = `reglament-${VERSION}`;
const page = '/index.html';

worker.addEventListener('install', (event) => {
  // All or nothing: half a build is none. The page itself bears no digest in its name, so it is asked for anew.
  const files = FILES.map((file) => (file.startsWith('/assets/') ? file : new Request(file, { cache: 'reload' })));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(files)));
});

worker.addEventListener('activate', (event) => {
  const others = caches
    .keys()
    .then((names) => names.filter((each) => each.startsWith('reglament-') && each !== cacheName));
  event.waitUntil(others.then((old) => Promise.all(old.map((each) => caches.delete(each)))));
  event.waitUntil(worker.clients.claim());
});

// A new build waits until the person asks for it: a form being filled in is not taken away.
worker.addEventListener('message', ({ data }) => {
  if (data === 'take-over') void worker.skipWaiting();
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || /^\/(?:api|press)(?:\/|$)/.test(pathname))
    return;
  const wanted = request.mode === 'navigate' ? page : pathname;
  event.respondWith(answer(wanted, request));
});

async function answer(wanted: string, request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  return (await cache.match(wanted)) ?? fetch(request);
}

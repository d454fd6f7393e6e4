// The service worker: a complete copy of one version of the app, or nothing.
// The server puts `const PRECACHE = {version, shells, files}` above this text.
const CACHE = `observatie-${PRECACHE.version}`;

self.addEventListener("install", (event) => {
  event.waitUntil(install(event));
});

async function install(event) {
  const cache = await caches.open(CACHE);
  // `reload` goes past the browser's own cache: an old file in a new version would be worse than no update.
  const requests = [...PRECACHE.shells, ...PRECACHE.files].map((url) => new Request(url, { cache: "reload" }));
  await cache.addAll(requests);
  // Where the browser knows static routes, files come from the cache without waking this worker.
  await event.addRoutes?.({
    condition: { urlPattern: { pathname: "/static/*" } },
    source: { cacheName: CACHE },
  });
}

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOldCaches());
});

async function dropOldCaches() {
  const names = await caches.keys();
  const old = names.filter((name) => /^observatie-[0-9a-f]{12}$/.test(name) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, "") : url.pathname;
  if (request.mode === "navigate" ? PRECACHE.shells.includes(path) : PRECACHE.files.includes(path)) {
    event.respondWith(fromCache(path, request));
  } else if (request.mode === "navigate") {
    // A page that only the server has: without it a page of ours says so, instead of the browser's own.
    event.respondWith(fetch(request).catch(() => fromCache("/geen-netwerk", request)));
  }
});

async function fromCache(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

// The page asks, after the teacher did: never while an observation is open.
self.addEventListener("message", (event) => {
  if (event.data === "apply_update") self.skipWaiting();
});

// The smallest worker that makes the bare page start without a network, so that "warm" means the same for both.
const CACHE = "bare-1";
const FILES = ["/", "/bare.css", "/bare.js"];

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(FILES)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(self.clients.claim());
});

self.addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (!FILES.includes(pathname)) return;
  event.respondWith(caches.match(pathname).then((answer) => answer ?? fetch(event.request)));
});

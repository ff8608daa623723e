// The service worker: keeps the whole page for offline use.
//
// The build fills in BUILD (a hash over all files) and FILES. A new release is fetched beside the old one and waits: it
// takes over when every tab has closed, or when the page sends SKIP_WAITING because someone asked for it. Until then a
// tab sees one release only, never a mixture.
"use strict";

const BUILD = "";
const FILES = [];

// Caches belong to the origin, which several folders may share: the scope keeps them apart.
const PREFIX = `streamgauge ${self.registration.scope} `;
const CACHE = PREFIX + BUILD;

self.addEventListener("install", (event) => {
  event.waitUntil(keepAll());
});

self.addEventListener("activate", (event) => {
  event.waitUntil(dropOthers().then(() => self.clients.claim()));
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  // "no-cache" asks the host whether a copy is still good: what the page just loaded is not sent twice.
  await cache.addAll(FILES.map((path) => new Request(path, { cache: "no-cache" })));
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)));
}

const LOOSE = { ignoreSearch: true, ignoreVary: true };

async function answer(request) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(isPage(request) ? "./" : request, LOOSE);
  if (kept) return kept;
  if (request.mode !== "navigate") return fetch(request);
  // Some other address below ours: the host may have something there. Without a network the page is the best answer.
  return fetch(request).catch(async () => (await cache.match("./", LOOSE)) ?? Response.error());
}

function isPage(request) {
  const { pathname } = new URL(request.url);
  const scope = new URL(self.registration.scope).pathname;
  return request.mode === "navigate" && (pathname === scope || pathname === `${scope}index.html`);
}

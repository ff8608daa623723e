// The service worker: keeps the whole page for offline use.
//
// The build fills in BUILD (a hash over all files), FILES, and LANGUAGES: the files that one language alone needs, each with
// its SHA-256. A language is kept when the browser speaks it, when the page has said so, or when the release before kept
// it; one that is asked for later is kept only if the host still has the very files of this release.
//
// A new release is fetched beside the old one and waits: it takes over when every tab has closed, or when the page sends
// SKIP_WAITING because someone asked for it. Until then a tab sees one release only, never a mixture.
"use strict";

const BUILD = "";
const FILES = [];
const LANGUAGES = {};

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
  if (event.data?.type === "KEEP_LANGUAGE") {
    event.waitUntil(keepLanguage(event.data.language).then((isKept) => event.ports[0]?.postMessage(isKept)));
  }
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(self.registration.scope)) return;
  event.respondWith(answer(request));
});

async function keepAll() {
  const cache = await caches.open(CACHE);
  // "no-cache" asks the host whether a copy is still good: what the page just loaded is not sent twice.
  const files = [FILES];
  for (const [language, own] of Object.entries(LANGUAGES)) {
    if (await wasKept(language)) files.push(Object.keys(own));
  }
  await cache.addAll(files.flat().map((path) => new Request(path, { cache: "no-cache" })));
}

/** By the release before; at a first visit, whether the browser speaks it. */
async function wasKept(language) {
  const first = self.navigator.languages?.[0] ?? self.navigator.language ?? "";
  if (language === (/^de\b/i.test(first) ? "de" : "en")) return true;
  // The second program's script has the same name in every release.
  const script = Object.keys(LANGUAGES[language]).find((path) => /^screens.*\.js$/.test(path));
  for (const name of await caches.keys()) {
    if (name.startsWith(PREFIX) && name !== CACHE && (await (await caches.open(name)).match(script, LOOSE))) return true;
  }
  return false;
}

/** Keeps what a language needs, if it is not kept yet; `false` where it cannot be had. */
async function keepLanguage(language) {
  const cache = await caches.open(CACHE);
  try {
    for (const [path, digest] of Object.entries(LANGUAGES[language])) {
      if (await cache.match(path, LOOSE)) continue;
      const answer = await fetch(new Request(path, { cache: "no-cache" }));
      const bytes = await answer.clone().arrayBuffer();
      if (!answer.ok || (await sha256(bytes)) !== digest) return false;
      await cache.put(path, answer);
    }
    return true;
  } catch {
    return false;
  }
}

async function sha256(bytes) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
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

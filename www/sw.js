// Keeps the page for when there is no server: a whole build at a time, under the build's own name, and nothing else. What
// the server has goes first, so a reload shows what is new; it asks nobody but the page's own folder.
//
// Only the page registers it; the element on another's site never does.
importScripts("pkg/files.js");

/* global VERSION, FILES: what this build is called, and what it is made of. */
const CACHE = `kamervragen-${VERSION}`;
const here = (file) => new URL(file, registration.scope).href;
const ours = new Set(FILES.map(here));
/** Milliseconds that a slow server may take to begin its answer. */
const PATIENCE = 4000;

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll([...ours].map((url) => new Request(url, { cache: "reload" })))));
});

addEventListener("activate", (event) => {
  const outdated = (name) => name.startsWith("kamervragen-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { method, url } = event.request;
  const plain = url.split(/[?#]/)[0];
  if (method === "GET" && ours.has(plain)) event.respondWith(answer(event.request, plain));
});

async function answer(request, url) {
  const kept = async () => (await caches.open(CACHE)).match(url);
  try {
    const reply = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    return reply.ok ? reply : ((await kept()) ?? reply);
  } catch (error) {
    const reply = await kept();
    if (reply) return reply;
    throw error;
  }
}

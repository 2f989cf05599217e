// Keeps the page for when there is no server: a whole build at a time, under the build's own name, and nothing else. The
// server goes first, so a reload shows what is new. It asks nobody but the page's own folder.
//
// Only the page registers it; the element on another site never does.
importScripts("pkg/files.js");

/* global VERSION, FILES: what this build is called, and what it is made of. */
const CACHE = `kamervragen-${VERSION}`;
const here = (file) => new URL(file, registration.scope).href;
const ours = new Set(FILES.map(here));
/** Milliseconds that a server may take to begin its answer, and to send more of it. However slow, what comes is waited for. */
const PATIENCE = 4000;
/** Visits (by client id) that got something from the cache: the rest comes from there too, at once and of one build. */
const cached = new Set();

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
  if (method === "GET" && ours.has(plain)) event.respondWith(answer(event.request, plain, event.resultingClientId || event.clientId));
});

async function answer(request, url, visit) {
  let reply;
  let error;
  if (!cached.has(visit)) {
    try {
      reply = await fetchWhole(request);
      if (reply.ok) return reply;
    } catch (reason) {
      error = reason;
    }
  }
  const kept = await (await caches.open(CACHE)).match(url);
  if (kept) cached.add(visit);
  else if (error) throw error;
  return kept ?? reply ?? fetch(request);
}

/** A reply with its whole body: one that stalls halfway is an error too. */
async function fetchWhole(request) {
  const control = new AbortController();
  let timer;
  const inTime = (promise) => {
    clearTimeout(timer);
    timer = setTimeout(() => control.abort(), PATIENCE);
    return promise;
  };
  try {
    const reply = await inTime(fetch(request, { signal: control.signal }));
    if (!reply.ok) return reply;
    const reader = reply.body.getReader();
    const parts = [];
    for (let part = await inTime(reader.read()); !part.done; part = await inTime(reader.read())) parts.push(part.value);
    const { status, statusText, headers } = reply;
    return new Response(new Blob(parts), { status, statusText, headers });
  } finally {
    clearTimeout(timer);
  }
}

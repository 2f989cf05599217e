// Keeps the page for when there is no server: a whole build at a time, under the build's own name, and nothing else. The
// server goes first, so a reload shows what is new. It asks nobody but the page's own folder.
//
// Only the page registers it; the element on another site never does.
importScripts("pkg/files.js");

/* global VERSION, FILES, READERS: what this build is called, what it is made of, and what reads files, which many never need. */
const CACHE = `kamervragen-${VERSION}`;
const here = (file) => new URL(file, registration.scope).href;
const core = FILES.map(here);
const readers = new Set(READERS.map(here));
const ours = new Set([...core, ...readers]);
/** Milliseconds that a server may take to begin its answer, and to send more of it. However slow, what comes is waited for. */
const PATIENCE = 4000;
/** Visits (by client id) that got something from the cache: the rest comes from there too, at once and of one build. */
const cached = new Set();

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(install());
});

/** What reads files is kept once it was used, so a new build brings as much of it as the one before had. */
async function install() {
  const before = await Promise.all((await caches.keys()).filter((name) => name.startsWith("kamervragen-")).map(async (name) => (await caches.open(name)).keys()));
  const used = new Set(before.flat().map(({ url }) => url).filter((url) => readers.has(url)));
  await keep([...core, ...used]);
}

async function keep(urls) {
  await (await caches.open(CACHE)).addAll(urls.map((url) => new Request(url, { cache: "reload" })));
}

// "Maak offline klaar": the rest is fetched, and whoever asked is told.
addEventListener("message", (event) => {
  if (event.data !== "keep-all") return;
  event.waitUntil(
    keep([...ours]).then(
      () => event.ports[0].postMessage(true),
      () => event.ports[0].postMessage(false),
    ),
  );
});

addEventListener("activate", (event) => {
  const outdated = (name) => name.startsWith("kamervragen-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(outdated).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { request, clientId, resultingClientId } = event;
  const { method, url, destination } = request;
  const plain = url.split(/[?#]/)[0];
  // A worker is a client of its own, but of the same visit as its page.
  if (destination === "worker" && cached.has(clientId)) cached.add(resultingClientId);
  if (method === "GET" && ours.has(plain)) event.respondWith(answer(request, plain, resultingClientId || clientId));
});

async function answer(request, url, visit) {
  let reply;
  let error;
  if (!cached.has(visit)) {
    try {
      reply = await fetchWhole(request);
      if (reply.ok) {
        if (readers.has(url)) await (await caches.open(CACHE)).put(url, reply.clone());
        return reply;
      }
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

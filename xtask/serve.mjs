// Serves the files of one directory on a loopback port: for a reader by `cargo xtask serve`, and for the browser tests,
// so that what was tested is what is served.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

// A module or a wasm file under a wrong type is refused by browsers, so the types are said in full.
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

/**
 * Serves `root`. `routes` puts answers of a test's own before the files: `{ "/page.html": { status, headers, body } }`.
 * Returns `{ address, close }`.
 */
export async function serve({ root, port = 0, routes = {} }) {
  const top = resolve(root);
  const server = createServer(async (request, response) => {
    const { status = 200, headers = {}, body = "" } = await answer(top, routes, request);
    // Nothing is cached: after a new build, a reload shows it.
    response.writeHead(status, { "cache-control": "no-store", "x-content-type-options": "nosniff", ...headers });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((ready, failed) => {
    server.once("error", failed);
    server.listen(port, "127.0.0.1", ready);
  });
  return {
    address: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(closed));
    },
  };
}

async function answer(top, routes, request) {
  if (request.method !== "GET" && request.method !== "HEAD") {
    return { status: 405, headers: { allow: "GET, HEAD" } };
  }
  let path;
  try {
    path = decodeURIComponent(new URL(`http://localhost${request.url}`).pathname);
  } catch {
    return { status: 400, body: "Bad request" };
  }
  if (Object.hasOwn(routes, path)) {
    const { headers, ...rest } = routes[path];
    return { headers: { "content-type": TYPES[extname(path)] ?? TYPES[".html"], ...headers }, ...rest };
  }
  const file = resolve(top, `.${path}`, path.endsWith("/") ? "index.html" : "");
  // `..%2f` and its like end up above the directory: there is nothing for a browser there.
  if (!file.startsWith(top + sep)) return notFound;
  try {
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    // Other sites may check the sum of a script that they take from here.
    const shared = extname(file) === ".js" && { "access-control-allow-origin": "*" };
    return { headers: { "content-type": type, ...shared }, body: await readFile(file) };
  } catch {
    return notFound;
  }
}

const notFound = { status: 404, headers: { "content-type": TYPES[".txt"] }, body: "Not found" };

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { port: { type: "string" } } });
  const root = new URL("../www/", import.meta.url);
  try {
    const { address } = await open(fileURLToPath(root), values.port);
    console.log(`Kamervragen is at ${address} (Ctrl-C stops it)`);
  } catch (error) {
    console.error(`cannot serve on port ${values.port}: ${error.message}`);
    process.exitCode = 1;
  }
}

/** The port that was asked for, or else the usual one, or else, where that is taken, any that is free. */
async function open(root, port) {
  if (port !== undefined) return serve({ root, port: Number(port) });
  try {
    return await serve({ root, port: 8090 });
  } catch {
    return serve({ root });
  }
}

// The server that shows the page: right types, no caching, nothing from outside its directory, no request that stops it.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { serve } from "../../xtask/serve.mjs";

let folder;
let server;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "kamervragen-"));
  await mkdir(join(folder, "www", "sub"), { recursive: true });
  await mkdir(join(folder, "www-secret"));
  await writeFile(join(folder, "www", "index.html"), "<title>top</title>");
  await writeFile(join(folder, "www", "sub", "index.html"), "<title>sub</title>");
  await writeFile(join(folder, "www", "a.wasm"), "");
  await writeFile(join(folder, "www", "a b.js"), "");
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(folder, "www-secret", "secret.txt"), "secret");
  server = await serve({ root: join(folder, "www"), routes: { "/own": { status: 418, body: "tea" } } });
});

after(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** Sends a request as it stands (fetch would tidy the path) and reads all that comes back. */
function raw(request) {
  return new Promise((done, failed) => {
    let reply = "";
    const socket = connect(new URL(server.address).port, "127.0.0.1", () => socket.write(request));
    socket.on("data", (data) => (reply += data)).on("close", () => done(reply)).on("error", failed);
  });
}
const get = (path) => raw(`GET ${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);

test("files come with their type and are not kept", async () => {
  const types = { "": "text/html", "sub/": "text/html", "a.wasm": "application/wasm", "a%20b.js": "text/javascript" };
  for (const [path, type] of Object.entries(types)) {
    const reply = await fetch(server.address + path);
    assert.equal(reply.status, 200, path);
    assert.equal(reply.headers.get("content-type").split(";")[0], type, path);
    assert.equal(reply.headers.get("cache-control"), "no-store");
  }
  assert.equal(await (await fetch(`${server.address}own`)).text(), "tea");
});

test("nothing outside the directory", async () => {
  for (const path of [
    "/../secret.txt",
    "/%2e%2e/secret.txt",
    "/..%2fsecret.txt",
    "/..%2Fwww-secret%2Fsecret.txt",
    "/sub/..%2f..%2fsecret.txt",
    "/..%5csecret.txt",
    `/${encodeURIComponent(join(folder, "secret.txt"))}`,
    "//secret.txt",
    "/index.html%00.txt",
  ]) {
    const reply = await get(path);
    assert.match(reply, /^HTTP\/1\.1 404 /, path);
    assert.doesNotMatch(reply, /secret/, path);
  }
});

test("no request stops it", async () => {
  assert.match(await get("/%"), /^HTTP\/1\.1 400 /);
  assert.match(await get("/%ff"), /^HTTP\/1\.1 400 /);
  assert.match(await get("http://localhost/"), /^HTTP\/1\.1 404 /);
  assert.match(await raw("nonsense\r\n\r\n"), /^HTTP\/1\.1 400 /);
  assert.match(await raw("POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), /^HTTP\/1\.1 405 /);
  assert.match(await get("/sub"), /^HTTP\/1\.1 404 /);
  assert.equal((await fetch(server.address)).status, 200);
});

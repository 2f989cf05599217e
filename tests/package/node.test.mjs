// The package in Node, without a browser: bytes in hand, then parse and render.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fixtures, kamervragen } from "../documents.mjs";

const pkg = new URL("../../pkg/", import.meta.url);
const manifest = JSON.parse(await readFile(new URL("package.json", pkg), "utf8"));

test("what the manifest exports is there, and reads a text as the command line does", async () => {
  const { initSync, parse, render } = await import(new URL(manifest.exports["."].default, pkg));
  initSync({ module: await readFile(new URL(manifest.exports["./wasm"].default, pkg)) });
  for (const { name, path, text } of await fixtures()) {
    assert.deepEqual(parse(text), JSON.parse(await kamervragen("--format", "json", path)), name);
  }
  assert.throws(() => render("", "pdf"), /unknown format "pdf"/);
});

test("the notices of what is in the package by others go with it", async () => {
  const notices = await readFile(new URL("dist/THIRD-PARTY.txt", pkg), "utf8");
  for (const name of ["serde ", "wasm-bindgen ", "Rust's standard library"]) {
    assert.ok(notices.split("\n").some((line) => line.startsWith(name)), name);
  }
});

test("the files of the package are all there, and its version is the crate's", async () => {
  for (const file of ["README.md", manifest.types]) await readFile(new URL(file, pkg));
  const cargo = await readFile(new URL("../../Cargo.toml", import.meta.url), "utf8");
  assert.equal(manifest.version, cargo.match(/^version = "(.+)"$/m)[1]);
});

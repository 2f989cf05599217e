// Nobody learns from what is published where it was built.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const top = fileURLToPath(new URL("../../", import.meta.url));
const home = homedir();
const folders = [home, top, process.env.CARGO_HOME ?? join(home, ".cargo"), process.env.RUSTUP_HOME ?? join(home, ".rustup")];
// As a folder is written, and as a file's address; what rustc puts for folders is not there either.
const told = [...new Set(folders.map((folder) => `${resolve(folder)}/`)), "/rustc/", "/crates/", "registry/src", ".rs\0", "crates.io"];

for (const folder of ["pkg/dist", "www/pkg"]) {
  test(`no path of the machine that built it is in ${folder}`, () => {
    const files = readdirSync(join(top, folder));
    assert(files.length > 0);
    for (const file of files) {
      const words = readFileSync(join(top, folder, file), "latin1");
      assert.deepEqual(told.filter((path) => words.includes(path)), [], file);
    }
  });
}

// The texts that the JavaScript tests read, and the command line to compare with.
import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const top = fileURLToPath(new URL("../", import.meta.url));

/** Every text we test with: `[{ name, text, path }]`, the project's fixtures and the example that is built in. */
export async function fixtures() {
  const folder = join(top, "tests", "fixtures");
  const names = existsSync(folder) ? (await readdir(folder)).filter((name) => name.endsWith(".txt")).sort() : [];
  const paths = [join(top, "src", "example.txt"), ...names.map((name) => join(folder, name))];
  return Promise.all(
    paths.map(async (path) => ({ name: path.slice(top.length), path, text: await readFile(path, "utf8") })),
  );
}

/** What the command line prints, as text. */
export async function kamervragen(...args) {
  const target = process.env.CARGO_TARGET_DIR ?? join(top, "target");
  const { stdout } = await promisify(execFile)(join(target, "debug", "kamervragen"), args, {
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  return stdout;
}

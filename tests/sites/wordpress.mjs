// A real WordPress on loopback, of Debian's package: a copy of its files, an empty MariaDB on a socket, PHP's own server.
import { execFile, spawn } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);

/**
 * Starts one, with these files (`{ "embed.html": bytes }`) in the folder `kamervragen/` of its site. Returns its address, its version,
 * `post(user, content)`, which saves a post as the editor does and gives `{ link, raw }`, and `close`.
 */
export async function wordpress(source, files) {
  const folder = await mkdtemp(join(tmpdir(), "kamervragen-wordpress-"));
  const [root, data, socket] = ["site", "data", "mysql.sock"].map((name) => join(folder, name));
  const children = [];
  const close = async () => {
    for (const child of children) {
      const ended = new Promise((done) => child.once("exit", done));
      if (child.exitCode === null && child.kill()) await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  try {
    // Without what links point at: its folder of contents is made here.
    await cp(source, root, { recursive: true, verbatimSymlinks: true });
    await mkdir(join(root, "kamervragen"));
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(root, "kamervragen", name), bytes);

    await run("mariadb-install-db", ["--no-defaults", `--datadir=${data}`, "--auth-root-authentication-method=normal", "--skip-test-db", "--user=root"]);
    const database = spawn("mariadbd", ["--no-defaults", `--datadir=${data}`, `--socket=${socket}`, `--pid-file=${join(folder, "pid")}`, "--skip-networking", "--user=root", "--innodb-flush-log-at-trx-commit=0"], { stdio: "ignore" });
    children.push(database);
    const query = 'mysqli_report(MYSQLI_REPORT_OFF); $it = @mysqli_connect("localhost", "root", "", "", 0, $argv[1]); exit($it && $it->query("create database wordpress") ? 0 : 1);';
    await patiently(() => run("php", ["-r", query, socket]));

    const port = await freePort();
    const address = `http://127.0.0.1:${port}/`;
    const constants = {
      DB_NAME: "wordpress", DB_USER: "root", DB_PASSWORD: "", DB_HOST: `localhost:${socket}`, DB_CHARSET: "utf8mb4",
      WP_HOME: address.slice(0, -1), WP_SITEURL: address.slice(0, -1), WP_CONTENT_DIR: join(root, "wp-content"),
      // Passwords for the REST interface without TLS; and nothing is asked of another host.
      WP_ENVIRONMENT_TYPE: "local", WP_HTTP_BLOCK_EXTERNAL: true, DISABLE_WP_CRON: true, AUTOMATIC_UPDATER_DISABLED: true,
    };
    const defined = Object.entries(constants).map(([name, value]) => `define('${name}', ${typeof value === "string" ? `'${value}'` : value});\n`);
    await writeFile(join(root, "wp-config.php"), `<?php\n${defined.join("")}$table_prefix = 'wp_';\nif (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/');\nrequire_once ABSPATH . 'wp-settings.php';\n`);
    const installer = fileURLToPath(new URL("wordpress.php", import.meta.url));
    const { stdout } = await run("php", [installer, root, `127.0.0.1:${port}`]);
    const { passwords, version, theme } = JSON.parse(stdout.slice(stdout.lastIndexOf('{"passwords"')));
    children.push(spawn("php", ["-S", `127.0.0.1:${port}`, "-t", root], { stdio: "ignore" }));
    await patiently(() => fetch(`${address}kamervragen/`, { redirect: "manual" }));

    /** Asks the REST interface as a user. */
    const ask = async (user, path, body) => {
      const authorization = `Basic ${Buffer.from(`${user}:${passwords[user]}`).toString("base64")}`;
      const reply = await fetch(`${address}?rest_route=/wp/v2/${path}`, { method: "POST", headers: { authorization, "content-type": "application/json" }, body: JSON.stringify(body) });
      const answer = await reply.json();
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${JSON.stringify(answer)}`);
      return answer;
    };
    const post = async (user, title, content) => {
      const { link, content: saved } = await ask(user, "posts&context=edit", { title, content, status: "publish" });
      return { link, raw: saved.raw };
    };
    return { address, version, theme, post, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Tries until it works, for half a minute. */
async function patiently(act) {
  for (let turn = 0; ; turn += 1) {
    try {
      return await act();
    } catch (error) {
      if (turn === 150) throw error;
      await new Promise((done) => setTimeout(done, 200));
    }
  }
}

function freePort() {
  return new Promise((done, failed) => {
    const server = createServer().once("error", failed).listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}

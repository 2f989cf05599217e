// pkg/custom-elements.json and pkg/kamer-vragen.d.ts, written by hand, against the class as a browser has it.
import assert from "node:assert/strict";
import { readFile, readdir } from "node:fs/promises";
import { test } from "node:test";
import { site } from "./harness.mjs";

const top = new URL("../../", import.meta.url);
const read = (name) => readFile(new URL(name, top), "utf8");
const manifest = JSON.parse(await read("pkg/custom-elements.json"));
const [declaration] = manifest.modules[0].declarations;
const types = await read("pkg/kamer-vragen.d.ts");
const names = (list) => list.map((it) => it.name).sort();
const fields = (isStatic) => declaration.members.filter((it) => it.kind === "field" && Boolean(it.static) === isStatic);
const methods = declaration.members.filter((it) => it.kind === "method");

const { open } = await site({
  routes: { "/host.html": { body: '<!doctype html><title>host</title><script type="module" src="/kamer-vragen-define.js"></script>' } },
});

test("attributes, properties and methods", async (t) => {
  const page = await open(t, "/host.html");
  const real = await page.evaluate(async () => {
    const { KamerVragen } = await import("/kamer-vragen-define.js");
    const own = Object.entries(Object.getOwnPropertyDescriptors(KamerVragen.prototype));
    // What the browser calls is no method for others.
    const calls = /^(constructor|.*Callback)$/;
    return {
      observed: KamerVragen.observedAttributes,
      statics: Object.getOwnPropertyNames(KamerVragen),
      fields: own.filter(([, it]) => it.get).map(([name, it]) => ({ name, readonly: !it.set })),
      methods: own.filter(([name, it]) => typeof it.value === "function" && !calls.test(name)).map(([name]) => name),
    };
  });
  const attributes = names(declaration.attributes);
  for (const name of real.observed) assert.ok(attributes.includes(name), name);
  assert.deepEqual(names(real.fields), names(fields(false)));
  for (const { name, readonly } of real.fields) {
    assert.equal(Boolean(fields(false).find((it) => it.name === name).readonly), readonly, name);
  }
  assert.deepEqual(real.methods.sort(), names(methods));
  const statics = real.statics.filter((name) => !["length", "name", "prototype", "observedAttributes"].includes(name));
  assert.deepEqual(statics.sort(), names(fields(true)));
});

test("every attribute is there, named by its property, with its default", async (t) => {
  const page = await open(t, "/host.html");
  for (const { name, fieldName, type, default: normal } of declaration.attributes) {
    const [first, set, attribute, type_] = await page.evaluate(
      (name, fieldName) => {
        const element = document.createElement("kamer-vragen");
        const first = element[fieldName];
        const set = { boolean: true, number: 1, string: "en" }[typeof first];
        element[fieldName] = set;
        return [first, String(element[fieldName]), element.getAttribute(name), typeof first];
      },
      name,
      fieldName,
    );
    assert.equal(JSON.stringify(first), normal ?? '""', name);
    assert.equal(attribute, type_ === "boolean" ? "" : set, name);
    if (type.text === "boolean") assert.equal(type_, "boolean", name);
  }
});

test("events, words and custom properties are those of the source", async () => {
  const files = (await readdir(new URL("www/element/", top))).filter((name) => name.endsWith(".js"));
  const source = (await Promise.all(files.map((name) => read(`www/element/${name}`)))).join("\n");
  const events = new Set([...source.matchAll(/\bemit\("(\w+)"/g)].map(([, name]) => `kamervragen-${name}`));
  assert.deepEqual([...events].sort(), names(declaration.events));

  const style = await read("www/element/style.css");
  const properties = new Map([...style.matchAll(/var\((--kv-\w+), ((?:[^()]|\([^)]*\))*)\)/g)].map(([, name, normal]) => [name, normal]));
  assert.deepEqual([...properties.keys()].sort(), names(declaration.cssProperties));
  assert.ok(properties.size <= 15);

  const { NL, EN } = await import("../../www/element/words.js");
  assert.deepEqual(Object.keys(NL), Object.keys(EN));
  const body = types.match(/interface Words {([^}]*)}/)[1];
  assert.deepEqual([...body.matchAll(/^ {2}"?([\w-]+)"?[(:]/gm)].map(([, name]) => name).sort(), Object.keys(NL).sort());
  const reasons = types.match(/type Reason =([^;]*);/)[1];
  for (const [, reason] of reasons.matchAll(/\| "([\w-]+)"/g)) assert.ok(reason in NL, reason);
});

test("the types name what the manifest names", () => {
  const body = types.match(/class KamerVragen [^]*?\n}/)[0];
  for (const { name, static: isStatic, readonly } of fields(true).concat(fields(false))) {
    const before = `${isStatic ? "static " : ""}${readonly ? "readonly " : ""}`;
    assert.match(body, new RegExp(`^  (?:${before}|get )${name}[:(]`, "m"), name);
  }
  for (const { name } of methods) assert.match(body, new RegExp(`^  ${name}\\(`, "m"), name);
  for (const { name } of declaration.events) assert.ok(types.includes(`"${name}": CustomEvent<`), name);
});

test("the package carries both", async () => {
  const { exports, files, customElements } = JSON.parse(await read("pkg/package.json"));
  assert.equal(exports["./custom-elements.json"], "./custom-elements.json");
  assert.equal(customElements, "custom-elements.json");
  for (const name of ["custom-elements.json", "kamer-vragen.d.ts"]) assert.ok(files.includes(name), name);
});

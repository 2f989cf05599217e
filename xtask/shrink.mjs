// Takes out of a wasm file what nobody can ever read: the messages of panics. With `panic = "abort"` and no console hook a
// panic is a trap, with or without a message; so the functions that make messages become that trap, and wasm-opt, which
// runs next, drops what only they used. (No text makes the parser panic; this is for what should not happen.) What is
// printed for developers (`Debug`) is printed in messages of panics alone.

import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";

const [, , file] = process.argv;
const messages = /panicking|panic_|rust_panic|_fail(ed|_rt)?$|::slice_(index|error)_fail|rust_begin_unwind|fmt::Debug>::fmt|escape_debug|is_printable/;

const module = binaryen.readBinary(readFileSync(file));
const makers = [];
for (let index = 0; index < module.getNumFunctions(); index++) {
  const { name, base, params, results } = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
  // (What has a base is an import.) Names end in a hash in the older way of writing them.
  if (!base && messages.test(name.replace(/::h[0-9a-f]{16}$/, ""))) makers.push({ name, params, results });
}
if (makers.length < 10) {
  console.error(`only ${makers.length} functions that make panic messages: have their names changed?`);
  process.exit(1);
}
for (const { name, params, results } of makers) {
  module.removeFunction(name);
  module.addFunction(name, params, results, [], module.unreachable());
}
writeFileSync(file, module.emitBinary());

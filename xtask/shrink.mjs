// Makes a wasm file small: no words of panics, what wasm-opt does, and then functions that are alike beside each other.

import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";

const [, , file] = process.argv;
const bytes = readFileSync(file);
forgetPlaces(bytes);
const module = binaryen.readBinary(bytes);

// What Rust's wasm target switches on today: Chromium 96, Firefox 79 and Safari 15.1 know all of it. Never `All`: with it
// binaryen uses proposals that no browser knows.
const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
module.setFeatures(BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);

// JavaScript would call closures through these; nothing here gives it any, but the table of functions keeps them and all
// that only they use. (What has a base is an import.)
const exported = new Set(Array.from({ length: module.getNumExports() }, (_, nth) => binaryen.getExportInfo(module.getExportByIndex(nth)).value));
for (const { name, params, results } of functions().filter(({ name }) => /closures::_::invoke/.test(name) && !exported.has(name))) {
  stub(name, params, results, module.unreachable());
}

// What a panic would say, and what prints for developers: nobody can read it in a page, where a panic is a trap with or
// without words. The code that puts such words together goes, which gives 12 kB. (No text makes the parser panic.)
const PANICS = /^core::(panicking::|cell::panic_|.*(failed|fail|fail_rt)$)|^alloc::(raw_vec|alloc)::(handle_|capacity_overflow)|::assert_failed$/;
// Nor can anybody read what is wrong with a pattern: a test holds that nothing is.
const PRINTS = /^<.* as core::fmt::Debug>::fmt$|^<regex.* as core::fmt::Display>::fmt$/;
// Nor does a pattern have classes of Unicode, names, numbers of characters in braces or classes that are taken from each other: a test
// holds that none has (`dutch/patterns/tests.rs`). What reads those goes.
const UNUSED = /^<?regex_syntax::.*::(parse_unicode_class|parse_capture_name|parse_hex_brace|visit_class_set_binary_op_post)$/;
for (const { name, params, results } of functions()) {
  const plain = name.replaceAll(/\[[0-9a-f]{16}\]|::h[0-9a-f]{16}$|\[\d\]$/g, "");
  if (PANICS.test(plain)) stub(name, params, results, module.unreachable());
  if (UNUSED.test(plain)) stub(name, params, results, module.unreachable());
  if (PRINTS.test(plain)) stub(name, params, results, module.i32.const(0));
}

function stub(name, params, results, body) {
  module.removeFunction(name);
  module.addFunction(name, params, results, [], body);
}

// As wasm-opt's -Oz, without what makes the file shorter and its compressed form longer, by 1.7 kB: code that looks alike
// until it is made shorter. A function with one caller stays one for the same reason, which gives 6 kB.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
for (const pass of ["local-cse", "simplify-locals", "ssa-nomerge", "memory-packing", "remove-unused-brs"]) binaryen.addPassToSkip(pass);
binaryen.setOneCallerInlineMaxSize(0);
// No address below 1,024 is used: the stack grows down towards it, and a text would have to fill a megabyte first.
binaryen.setLowMemoryUnused(true);
binaryen.setDebugInfo(false);
module.optimize();
module.optimize();
module.runPasses(["strip-debug", "strip-producers"]);

// Functions of one kind, of as many variables and of like length have much in common; beside each other they compress
// better, by 1.5 kB. To take one out and put it in again moves it to the end.
const length = new Map(functions().map(({ name, body }) => [name, binaryen.emitText(body).length]));
const alike = (a, b) => a.params - b.params || a.results - b.results || a.vars.length - b.vars.length || length.get(a.name) - length.get(b.name);
for (const { name, params, results, vars, body } of functions().sort(alike)) {
  module.removeFunction(name);
  module.addFunction(name, params, results, vars, body);
}
if (!module.validate()) process.exit(1);
writeFileSync(file, module.emitBinary());

function functions() {
  return Array.from({ length: module.getNumFunctions() }, (_, nth) => binaryen.getFunctionInfo(module.getFunctionByIndex(nth))).filter(({ base }) => !base);
}

/**
 * Puts zeros over the places in the source that panics name, and over the names of those files: 16 bytes for each place, of
 * which the first eight are where the name is and how long, then line and column.
 */
function forgetPlaces(bytes) {
  const FILES = /(?:src|\/(?:crates|rustc?))\/[\w./-]+?\.rs/g;
  const module = binaryen.readBinary(bytes);
  for (let nth = 0; nth < module.getNumDataSegments(); nth++) {
    const { offset, data } = module.getDataSegmentInfo(module.getDataSegmentByIndex(nth));
    const start = bytes.indexOf(Buffer.from(data));
    const segment = bytes.subarray(start, start + data.byteLength);
    const names = new Map(Array.from(segment.toString("latin1").matchAll(FILES), ({ 0: name, index }) => [offset + index, name.length]));
    for (let at = 0; at + 16 <= segment.length; at += 4) {
      if (names.get(segment.readUInt32LE(at)) === segment.readUInt32LE(at + 4)) segment.fill(0, at, at + 16);
    }
    for (const [address, length] of names) segment.fill(0, address - offset, address - offset + length);
  }
  module.dispose();
}

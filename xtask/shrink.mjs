// Makes a wasm file small: what wasm-opt does, and then functions that are alike beside each other.

import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";

const [, , file] = process.argv;
const module = binaryen.readBinary(readFileSync(file));

// What Rust's wasm target switches on today: Chromium 96, Firefox 79 and Safari 15.1 know all of it. Never `All`: with it
// binaryen uses proposals that no browser knows.
const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
module.setFeatures(BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);

// JavaScript would call closures through these; nothing here gives it any, but the table of functions keeps them and all
// that only they use. (What has a base is an import.)
const exported = new Set(Array.from({ length: module.getNumExports() }, (_, nth) => binaryen.getExportInfo(module.getExportByIndex(nth)).value));
for (const { name, params, results } of functions().filter(({ name }) => /closures::_::invoke/.test(name) && !exported.has(name))) {
  module.removeFunction(name);
  module.addFunction(name, params, results, [], module.unreachable());
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

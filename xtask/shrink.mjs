// Makes a wasm file small: what wasm-opt does, and then functions that are alike beside each other.

import binaryen from "binaryen";
import { readFileSync, writeFileSync } from "node:fs";

const [, , file] = process.argv;
const module = binaryen.readBinary(readFileSync(file));

// What Rust's wasm target switches on today: Chromium 96, Firefox 79 and Safari 15.1 know all of it. Never `All`: with it
// binaryen uses proposals that no browser knows.
const { BulkMemory, BulkMemoryOpt, Multivalue, MutableGlobals, NontrappingFPToInt, ReferenceTypes, SignExt } = binaryen.Features;
module.setFeatures(BulkMemory | BulkMemoryOpt | Multivalue | MutableGlobals | NontrappingFPToInt | ReferenceTypes | SignExt);

// As wasm-opt's -Oz.
binaryen.setOptimizeLevel(2);
binaryen.setShrinkLevel(2);
binaryen.setGenerateStackIR(true);
binaryen.setOptimizeStackIR(true);
// A function with one caller stays one: large functions are shorter, but six kilobytes longer once compressed.
binaryen.setOneCallerInlineMaxSize(0);
// No address below 1,024 is used: the stack grows down towards it, and a text would have to fill a megabyte first.
binaryen.setLowMemoryUnused(true);
binaryen.setDebugInfo(false);
module.optimize();
module.optimize();
module.runPasses(["strip-debug", "strip-producers"]);

// Functions of one kind, of as many variables and of like length have much in common; beside each other they compress
// better, by 1.5 kB. To take one out and put it in again moves it to the end. (What has a base is an import.)
const functions = [];
for (let index = 0; index < module.getNumFunctions(); index++) {
  const info = binaryen.getFunctionInfo(module.getFunctionByIndex(index));
  if (!info.base) functions.push({ ...info, length: binaryen.emitText(info.body).length });
}
functions.sort((a, b) => a.params - b.params || a.results - b.results || a.vars.length - b.vars.length || a.length - b.length);
for (const { name, params, results, vars, body } of functions) {
  module.removeFunction(name);
  module.addFunction(name, params, results, vars, body);
}
if (!module.validate()) process.exit(1);
writeFileSync(file, module.emitBinary());

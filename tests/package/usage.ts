// How a site uses the package, for the TypeScript compiler: what is right compiles, what is wrong does not.
import init, { initSync, mount, papers, parse, render } from "kamervragen";
import type { Inline, KamervragenDocument, ViewOptions } from "kamervragen";

import { KamerVragen } from "kamervragen/define";
import * as inline from "kamervragen/inline";
import "kamervragen/style.css";

await init();
KamerVragen.engine = inline.ready;
(await inline.ready).render("", "csv");
globalThis.document.querySelector("kamer-vragen")?.filter(inline.parse("").kind);
await init({ module_or_path: new URL("https://example.org/kamervragen_bg.wasm") });
await init({ module_or_path: fetch("/kamervragen_bg.wasm") });
initSync({ module: new Uint8Array() });

const text = "Vraag 1\nKlopt het?";
const document: KamervragenDocument = parse(text);
for (const { questions, answers } of document.exchanges) {
  const words: string[] = [...questions, ...answers].map(({ span }) => text.slice(...span));
  console.log(words, answers.length === 0);
}
const role: "minister" | "staatssecretaris" | "minister-president" | undefined = document.reply?.respondents[0]?.role;
const labels: string[] = document.subject.flatMap((inline: Inline) => (inline.type === "noteRef" ? [inline.label] : []));
console.log(role, labels);

const markdown: string = render(text, "markdown");
const options: ViewOptions = { language: "en", headingLevel: 3, idPrefix: "a-", open: true, head: "facts" };
const same: KamervragenDocument = mount(globalThis.document.body, markdown, options);
mount(globalThis.document.body, same.kind, null);
mount(globalThis.document.body, "");
const all: KamervragenDocument[] = papers("");
all.length;

// @ts-expect-error: no such format
render(text, "pdf");
// @ts-expect-error: no such language
mount(globalThis.document.body, text, { language: "fr" });
// @ts-expect-error: only a link has an address
document.subject[0]?.href;
// @ts-expect-error: there may be no reply
document.reply.kind;

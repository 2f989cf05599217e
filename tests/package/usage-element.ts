// How a site uses the element, for the TypeScript compiler.
import type { Engine, KamerVragen, Reason } from "./node_modules/kamervragen/kamer-vragen.d.ts";
import * as engine from "kamervragen";

const reader: Engine = engine;
const view: KamerVragen = document.createElement("kamer-vragen");
Object.assign(view, { text: "Vraag 1", openUpTo: 0 });
view.words = { show: "Alles open" };
view.addEventListener("kamervragen-parsed", ({ detail }) => console.log(detail.document?.exchanges.length, detail.milliseconds));
view.addEventListener("click", ({ clientX }) => console.log(clientX, reader));
document.addEventListener("kamervragen-error", (event) => {
  const reason: Reason = event.detail.reason;
  console.log(reason);
});
const shown: boolean = view.reveal("vraag-1", { scroll: false });
console.log(shown, view.document?.kind);

// @ts-expect-error: it is read, never written
view.document = null;
// @ts-expect-error: no such detail
view.addEventListener("kamervragen-toggle", ({ detail }) => detail.closed);
// @ts-expect-error: no such format
view.render("pdf");

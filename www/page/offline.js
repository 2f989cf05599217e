// Once read, the page is there without its server too. What reads files comes along once it was used, or when the reader says so.

import { trusted } from "../element/trusted.js";

/** Registers the service worker, and lets `button` fetch all that it can keep. The page as one file needs none. */
export function keepOffline(button, say) {
  if (!("serviceWorker" in navigator) || location.protocol === "file:" || "oneFile" in document.documentElement.dataset) return;
  const { serviceWorker } = navigator;
  serviceWorker.register(trusted("sw.js"), { updateViaCache: "none" }).then(() => (button.hidden = false), () => {});
  button.addEventListener("click", async () => {
    button.disabled = true;
    say("offlineBusy", false);
    const { active } = await serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      button.disabled = false;
      say(data ? "offlineReady" : "offlineNot", !data);
    };
    active.postMessage("keep-all", [port2]);
  });
}

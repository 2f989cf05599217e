// Once read, the page is there without its server too.

import { trusted } from "../element/trusted.js";

/** Registers the service worker. The page as one file needs none. */
export function keepOffline() {
  if (!("serviceWorker" in navigator) || location.protocol === "file:" || "oneFile" in document.documentElement.dataset) return;
  navigator.serviceWorker.register(trusted("sw.js"), { updateViaCache: "none" }).catch(() => {});
}

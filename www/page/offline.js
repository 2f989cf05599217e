// Once read, the page is there without its server too.

/** Registers the service worker. The page as one file needs none. */
export function keepOffline() {
  if (!("serviceWorker" in navigator) || location.protocol === "file:" || "oneFile" in document.documentElement.dataset) return;
  // The one Trusted Types policy of this page, for the one address that it needs.
  const policy = globalThis.trustedTypes?.createPolicy("kamervragen-worker", { createScriptURL: () => "sw.js" });
  navigator.serviceWorker.register(policy?.createScriptURL("") ?? "sw.js", { updateViaCache: "none" }).catch(() => {});
}

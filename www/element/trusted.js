// Addresses of scripts, for pages that ask for Trusted Types.

let policy;

/** The address of a script of ours, as a page's policy wants it. Throws where the page allows no such policy. */
export function trusted(address) {
  if (!globalThis.trustedTypes) return address;
  policy ??= trustedTypes.createPolicy("kamervragen-worker", { createScriptURL: (address) => address });
  return policy.createScriptURL(address);
}

// Starts an engine; where that fails, finds out why.

/** The smallest WebAssembly module. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** Returns what `load` promises; an error has a `reason`, one of the keys of the element's words. */
export async function start(load) {
  if (typeof WebAssembly === "undefined") throw trouble("no-webassembly", "WebAssembly is not defined");
  try {
    // WebKit compiles what a policy forbids and refuses only to instantiate it.
    await WebAssembly.instantiate(EMPTY);
  } catch (error) {
    throw trouble("forbidden", error);
  }
  try {
    return await load();
  } catch (error) {
    throw trouble("not-loaded", error);
  }
}

/** What `load` promises, begun when somebody first waits for it. */
export function whenAsked(load) {
  let promise;
  const asked = () => {
    promise ??= load();
    // Who waits gets the error; where nobody does it should not count as unhandled.
    promise.catch(() => {});
    return promise;
  };
  return { then: (...given) => asked().then(...given), catch: (given) => asked().catch(given), finally: (given) => asked().finally(given) };
}

function trouble(reason, cause) {
  return Object.assign(new Error(cause.message ?? cause, { cause }), { reason });
}

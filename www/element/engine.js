// Starts an engine, and when that fails names what keeps it from starting.

/** The smallest module there is. */
const EMPTY = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);

/** `load` gives the engine; the error that comes of it has a `reason`, see the words of the element. */
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

function trouble(reason, cause) {
  return Object.assign(new Error(cause.message ?? cause, { cause }), { reason });
}

// Bounds one array of bytes in a worker: a stream of a PDF can unfold to a thousand times its length. What asks for more fails,
// and with it the page, not the tab.

/** Bytes. */
const MOST = 256_000_000;

globalThis.Uint8Array = new Proxy(Uint8Array, {
  construct(real, values, target) {
    if (typeof values[0] === "number" && values[0] > MOST) throw new RangeError(`more than ${MOST} bytes`);
    return Reflect.construct(real, values, target);
  },
});

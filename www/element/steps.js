// A long view, made in steps: in between the page scrolls and reacts.

/** Milliseconds of one step, which leaves the rest of a frame to the page. */
const STEP = 12;
/** Nodes made between two looks at the clock. */
const NODES = 500;

/** Makes what was begun; returns the document, or `null` when the signal stopped it. `bar` is a progress element. */
export async function inSteps(making, signal, bar) {
  try {
    for (let done = 0; done < 1; ) {
      await pause();
      if (signal.aborted) return null;
      const end = performance.now() + STEP;
      while (done < 1 && performance.now() < end) done = making.step(NODES);
      bar.value = done;
    }
    return making.document();
  } finally {
    making.free();
  }
}

/** Lets the page paint and react. */
export function pause() {
  return new Promise((go) => {
    const timer = setTimeout(go, 50); // (no frames are drawn in a background tab)
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(go);
    });
  });
}

// A long text, read in steps: in between the page scrolls and reacts.

/** Milliseconds of one step, which leaves the rest of a frame to the page. */
const STEP = 12;
/** Nodes made between two looks at the clock. */
const NODES = 500;

/** Makes the view in an element; returns the document, or `null` when the signal stopped it. `bar` is a progress element. */
export async function inSteps(engine, element, text, options, signal, bar) {
  await pause();
  if (signal.aborted) return null;
  const making = engine.begin(element, text, options);
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
function pause() {
  return new Promise((go) => {
    const timer = setTimeout(go, 50); // (no frames are drawn in a tab that nobody looks at)
    requestAnimationFrame(() => {
      clearTimeout(timer);
      setTimeout(go);
    });
  });
}

// What is closed is printed too. Where the style sheet cannot do that, it is opened for the print.

/** Listens until the signal ends. */
export function openForPrint(element, signal) {
  if (CSS.supports("selector(::details-content)")) return;
  let closed = [];
  addEventListener(
    "beforeprint",
    () => {
      closed = [...element.querySelectorAll("details:not([open])")];
      for (const details of closed) details.open = true;
    },
    { signal },
  );
  addEventListener("afterprint", () => closed.forEach((details) => (details.open = false)), { signal });
}

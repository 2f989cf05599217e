// The listener that Datawrapper gives to those who embed its charts, in our own words: hosts that have it need no other.
addEventListener("message", ({ data, source }) => {
  const height = Object.values(data?.["datawrapper-height"] ?? {})[0];
  if (!(height > 0)) return;
  for (const frame of document.querySelectorAll("iframe")) if (frame.contentWindow === source) frame.style.height = `${height}px`;
});

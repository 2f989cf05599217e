// Shows the part of this page that embeds the view, exactly as the server sent it, with a button that copies it.
const source = await (await fetch(location.pathname)).text();
const snippet = source.split("<!-- snippet -->\n")[1]?.split("<!-- /snippet -->")[0].trimEnd();
if (snippet) {
  const words = document.createElement("pre");
  words.className = "snippet";
  words.tabIndex = 0;
  words.textContent = snippet;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "snippet-copy";
  button.textContent = "Kopieer";
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(snippet);
      button.textContent = "Gekopieerd";
    } catch {
      // Not allowed: select it, so that the reader can copy it.
      getSelection().selectAllChildren(words);
    }
  });
  document.querySelector("main").before(button, words);
}

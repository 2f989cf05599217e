// A view on tape: recorded in a worker, which has no page, and played in the page. Only tags, attributes and texts go across,
// so nothing is parsed as HTML.

/** As much of an element as the engine uses when it makes a view. `node` is `[tag, attributes, ...children]`. */
class Recorded {
  nodeType = 1;
  firstChild = null;
  ownerDocument = page;

  constructor(tag) {
    this.node = [tag, {}];
  }

  setAttribute(name, value) {
    this.node[1][name] = value;
  }

  appendChild({ node }) {
    this.node.push(node);
  }
}

let count = 0;
const page = {
  createElement: (tag) => (count++, new Recorded(tag)),
  createTextNode: (words) => (count++, { node: words }),
  createDocumentFragment: () => new Recorded(""),
};

/** Reads a text with `mount` of the engine: `{ document, view, count }`, where `count` is the number of nodes of the view. */
export function record(mount, text, settings) {
  // The engine asks of each node whether it is one; a worker has none of its own.
  globalThis.Element = Recorded;
  count = 0;
  const holder = new Recorded("");
  const document = mount(holder, text, settings);
  return { document, view: holder.node[2], count };
}

/** Plays a view into an element, in steps; with the same methods as what `begin` of the engine returns. */
export class Replay {
  #read;
  #nodes;
  #done = 0;

  constructor(element, read) {
    this.#read = read;
    this.#nodes = play(element, read.view);
  }

  step(count) {
    while (count-- > 0 && !this.#nodes.next().done) this.#done += 1;
    return this.#done / this.#read.count;
  }

  document() {
    return this.#read.document;
  }

  free() {}
}

function* play(parent, node) {
  for (const child of node.slice(2)) {
    if (typeof child === "string") {
      parent.append(child);
      yield;
      continue;
    }
    const element = document.createElement(child[0]);
    for (const name in child[1]) element.setAttribute(name, child[1][name]);
    parent.append(element);
    yield;
    yield* play(element, child);
  }
}

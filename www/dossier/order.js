// The order of the table: by a column, up or down; chosen in its head, or in a list where there is no room for one.
import { make } from "../element/nodes.js";
import { COLUMNS, NUMBERS } from "./rows.js";

export class Order {
  /** The newest first, until somebody chooses. */
  column = "asked";
  down = true;
  #words;
  #changed;
  node = make("select", { class: "dossier-sort" });

  /** `changed()` is called when another order is chosen. */
  constructor({ words, changed }) {
    this.#words = words;
    this.#changed = changed;
    this.node.addEventListener("change", (event) => {
      // (It stands among the filters, which would hear it too.)
      event.stopPropagation();
      const [column, way] = this.node.value.split(" ");
      this.#set(column, way === "down");
    });
  }

  /** A heading was clicked: that column, or the other way round. */
  choose(column) {
    return this.#set(column, column === this.column ? !this.down : NUMBERS.includes(column));
  }

  #set(column, down) {
    Object.assign(this, { column, down });
    return this.#changed();
  }

  /** Offers the columns; that of the hits only while somebody searches. */
  offer(searching) {
    if (!searching && this.column === "hits") Object.assign(this, { column: "asked", down: true });
    const { columns, order } = this.#words();
    const names = COLUMNS.filter((name) => searching || name !== "hits");
    const option = (name, way, arrow) => make("option", { value: `${name} ${way}` }, `${columns[name]} ${arrow}`);
    this.node.setAttribute("aria-label", order);
    this.node.replaceChildren(...names.flatMap((name) => [option(name, "up", "↑"), option(name, "down", "↓")]));
    this.node.value = `${this.column} ${this.down ? "down" : "up"}`;
  }
}

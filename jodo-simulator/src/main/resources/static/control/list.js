// One part's list: a filter, a table or tiles, rows that keep the focus while they change under it.
import { fill, h, icon } from "/shared/dom.js";
import { failed } from "/control/toasts.js";

export class List {
  #section;
  #choose;
  #items = null;
  #more = false;
  #rows = new Map(); // id → { text, row }: what is unchanged is not drawn again
  #chosen = null;

  constructor(section, { choose }) {
    this.#section = section;
    this.#choose = choose;
    this.filter = h("input", {
      class: "search", type: "search", placeholder: "Filter (press /)", "aria-label": `Filter ${section.title.toLowerCase()}`, oninput: () => this.draw(),
    });
    this.head = h("div", { class: "head" }, h("h2", {}, section.title), !section.unfiltered && this.filter,
      (section.acts?.() ?? []).map((a, i) => h("button", {
        type: "button", class: `button small ${i === 0 ? "primary push" : ""}`, title: i === 0 ? `${a.name} (n)` : null,
        onclick: async () => {
          try {
            await a.run();
          } catch (e) {
            failed(e);
          }
        },
      }, icon(a.icon ?? "plus"), a.name)),
      section.says && h("p", {}, section.says));
    this.place = section.columns
      ? h("tbody")
      : h("div", { class: "cards" });
    this.table = section.columns
      ? h("table", { class: "table" },
        h("caption", { class: "away" }, section.title),
        h("thead", {}, h("tr", {}, section.columns.map((c) => h("th", { scope: "col", class: c.startsWith(">") ? "right" : null }, c.replace(/^>/, ""))))), this.place)
      : this.place;
    this.body = h("div", { class: "list", id: "list", tabindex: "-1" });
    this.foot = h("p", { class: "more", role: "status" });
  }

  show({ items, more }) {
    this.#items = items;
    this.#more = more ?? false;
    this.draw();
  }

  failed(error) {
    fill(this.body, h("p", { class: "notice bad", role: "alert" }, icon("alert"), error.message));
    this.#rows.clear();
  }

  draw() {
    if (this.#items === null) return;
    const words = this.filter.value.trim().toLowerCase();
    const shown = words === "" ? this.#items : this.#items.filter((i) => this.#section.text(i).toLowerCase().includes(words));
    if (shown.length === 0) {
      this.#rows.clear();
      fill(this.body, this.#empty(words));
    } else {
      this.#drawRows(shown);
      if (this.table.parentElement !== this.body) fill(this.body, this.table);
    }
    this.foot.textContent = this.#counted(shown.length, words);
  }

  #drawRows(shown) {
    const focused = this.#focusedId();
    const fresh = this.#rows.size > 0;
    const next = new Map();
    for (const item of shown) {
      const id = this.#section.idOf(item);
      const text = JSON.stringify(item);
      const old = this.#rows.get(id);
      next.set(id, old?.text === text ? old : { text, row: this.#row(item, id, fresh && !old) });
    }
    const before = [...this.#rows.values()].map((r) => r.row);
    const after = [...next.values()].map((r) => r.row);
    this.#rows = next;
    if (before.length === after.length && before.every((row, i) => row === after[i]) && this.place.isConnected) return;
    fill(this.place, after);
    this.#mark();
    if (focused !== null) this.focus(focused);
  }

  #row(item, id, fresh) {
    if (!this.#section.columns) return h("article", { class: "tile", "data-id": id }, this.#section.tile(item));
    const [first, ...cells] = this.#section.cells(item);
    const opens = this.#section.detail
      ? h("button", { type: "button", class: "row", onclick: () => this.#choose(id) }, first.head)
      : h("span", { class: "row" }, first.head);
    return h("tr", { "data-id": id, class: fresh ? "fresh" : null },
      h("td", {}, opens, first.sub && h("small", {}, first.sub)),
      cells.map((c, i) => h("td", { class: this.#section.columns[i + 1].startsWith(">") ? "right" : null }, c)));
  }

  #empty(words) {
    if (words !== "") return h("div", { class: "empty" }, h("h3", {}, "Nothing matches"), h("p", {}, "The filter looks at all that this list shows."));
    const { title, text, acts = [] } = this.#section.empty;
    return h("div", { class: "empty" }, icon(this.#section.icon), h("h3", {}, title), h("p", {}, text),
      acts.map((a) => h("button", { type: "button", class: "button", onclick: () => Promise.resolve(a.run()).catch(failed) }, a.name)));
  }

  #counted(shown, words) {
    if (this.#section.uncounted || this.#items.length === 0) return "";
    if (words !== "") return `${shown} of ${this.#items.length} match.`;
    return this.#more ? `The newest ${this.#items.length}. The API gives all, page by page.` : `${this.#items.length} in all.`;
  }

  #focusedId() {
    return this.place.contains(document.activeElement) ? document.activeElement.closest("[data-id]")?.dataset.id ?? null : null;
  }

  focus(id) {
    const row = this.#rows.get(id)?.row;
    (row?.querySelector("button.row") ?? row?.querySelector("button"))?.focus({ preventScroll: false });
  }

  /** Moves the focus to the next row, or the one before. */
  move(step) {
    const ids = [...this.#rows.keys()];
    if (ids.length === 0) return;
    const at = ids.indexOf(this.#focusedId() ?? this.#chosen);
    const to = at < 0 ? (step > 0 ? 0 : ids.length - 1) : Math.min(Math.max(at + step, 0), ids.length - 1);
    this.focus(ids[to]);
  }

  choose(id) {
    this.#chosen = id;
    this.#mark();
  }

  #mark() {
    for (const [id, { row }] of this.#rows) {
      row.classList.toggle("chosen", id === this.#chosen);
      row.querySelector("button.row")?.setAttribute("aria-expanded", String(id === this.#chosen));
    }
  }
}

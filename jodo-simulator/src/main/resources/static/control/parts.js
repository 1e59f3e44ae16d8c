// What the parts' details are made of.
import { h, icon } from "/shared/dom.js";
import { component, moment, rupees, sum, tone } from "/shared/words.js";
import { failed } from "/control/toasts.js";

export const plain = (state) => String(state ?? "").toLowerCase().replaceAll("_", " ");

export const chip = (state) => h("span", { class: `chip ${tone(plain(state))}` }, plain(state));

/** Names and values; what is empty is left out. */
export function facts(pairs) {
  return h("dl", { class: "facts" }, pairs.filter(([, v]) => v !== null && v !== undefined && v !== "")
    .map(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

/** Buttons; what goes wrong is said at the bottom of the page. */
export function acts(list) {
  const shown = list.filter(Boolean);
  return shown.length > 0 && h("div", { class: "acts" }, shown.map((a) => a.href
    ? h("a", { class: "button small primary", href: a.href, target: "_blank", rel: "noopener", "data-key": a.name }, icon(a.icon ?? "link"), a.name)
    : h("button", {
      type: "button", class: `button small ${a.kind ?? ""}`, "data-key": a.name, "aria-label": a.label,
      onclick: async (event) => {
        const button = event.currentTarget;
        button.setAttribute("aria-disabled", "true");
        try {
          await a.run();
        } catch (e) {
          failed(e);
        } finally {
          button.removeAttribute("aria-disabled");
        }
      },
    }, a.icon && icon(a.icon), a.name)));
}

export function block(title, ...content) {
  return h("section", {}, h("h3", {}, title), content);
}

export function table(columns, rows) {
  return h("table", { class: "table" },
    h("thead", {}, h("tr", {}, columns.map((c) => h("th", { scope: "col", class: c.startsWith(">") ? "right" : null }, c.replace(/^>/, ""))))),
    h("tbody", {}, rows.map((r) => h("tr", {}, r.map((cell, i) => h("td", { class: columns[i].startsWith(">") ? "right" : null }, cell))))));
}

/** Lines by fee component with what has reached the bank. */
export function lines(list) {
  return table(["Fee component", ">Amount", "UTR"], list.map((l) => [
    component(l.component), rupees(l.amount), l.utr ? [h("span", { class: "mono" }, l.utr), h("small", {}, moment(l.settled_at))] : "–",
  ]));
}

export const total = (list) => rupees(sum(list.map((l) => l.amount)));

/** A reference to something in another part. */
export const ref = (section, id, words) => id && h("a", { href: `#/${section}/${encodeURIComponent(id)}` }, words ?? id);

/** One field an agreed fee component, for a form; `taken` reads them back. */
export const amounts = (components, values = {}) => components.map(([code, name]) => ({
  name: `amount:${code}`, label: name, value: values[code] ?? "", inputmode: "decimal", pattern: "\\d{1,9}(\\.\\d{1,2})?", title: "Rupees, such as 2500 or 2500.50",
}));

export function taken(fields) {
  const list = Object.entries(fields)
    .filter(([name, value]) => name.startsWith("amount:") && value.trim() !== "")
    .map(([name, value]) => ({ component: name.slice("amount:".length), amount: value.trim() }));
  if (list.length === 0) throw new Error("Give an amount for at least one fee component.");
  return list;
}

/** Pairs of fields side by side. */
export function pairs(fields) {
  const two = [];
  for (let i = 0; i < fields.length; i += 2) two.push(fields.slice(i, i + 2));
  return two;
}

/** An empty field of a form is no value. */
export const orNull = (text) => {
  const value = String(text ?? "").trim();
  return value === "" ? null : value;
};

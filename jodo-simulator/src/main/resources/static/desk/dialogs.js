// Forms and questions in a dialog: the keyboard stays inside, Escape closes, focus returns to where it was.
import { h } from "/shared/dom.js";

function open(dialog) {
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.isConnected && before.focus();
  });
  dialog.showModal();
  dialog.querySelector("[autofocus], input, select, textarea, button.primary")?.focus();
  return dialog;
}

function field(spec, number) {
  const id = `field-${number}`;
  const shared = { id, name: spec.name, required: spec.required ?? false, "aria-describedby": spec.note ? `${id}-note` : null };
  let control;
  if (spec.options) {
    control = h("select", shared, spec.options.map((o) => {
      const [value, words] = Array.isArray(o) ? o : [o, o];
      return h("option", { value, selected: value === spec.value }, words);
    }));
  } else if (spec.type === "textarea") {
    control = h("textarea", { ...shared, rows: 4, value: spec.value ?? "" });
  } else {
    control = h("input", {
      ...shared, type: spec.type ?? "text", value: spec.value ?? "", pattern: spec.pattern, title: spec.title,
      inputmode: spec.inputmode, min: spec.min, max: spec.max, step: spec.step, list: spec.choices ? `${id}-list` : null, autocomplete: "off",
    });
  }
  return h("div", { class: "field" }, h("label", { for: id }, spec.label), control,
    spec.choices && h("datalist", { id: `${id}-list` }, spec.choices.map((c) => h("option", { value: c }))),
    spec.note && h("p", { class: "note", id: `${id}-note` }, spec.note));
}

/**
 * Asks for fields and hands them to `send`; what that refuses is shown in the dialog, which stays open.
 * A field is { name, label, value?, options?, note?, … }; two of them in a list stand side by side.
 */
export function form({ title, text, fields = [], submit, danger = false, send }) {
  let number = 0;
  const problem = h("p", { class: "notice bad", role: "alert", hidden: true });
  const button = h("button", { class: `button ${danger ? "danger" : "primary"}` }, submit);
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, h("form", {
    method: "dialog",
    onsubmit: async (event) => {
      event.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      problem.hidden = true;
      try {
        await send(Object.fromEntries(new FormData(event.currentTarget)));
        dialog.close();
      } catch (e) {
        problem.textContent = e.message;
        problem.hidden = false;
      } finally {
        button.disabled = false;
      }
    },
  }, h("h2", { id: "dialog-title" }, title), text && h("p", { class: "sub" }, text),
    fields.map((f) => Array.isArray(f) ? h("div", { class: "pair" }, f.map((g) => field(g, number++))) : field(f, number++)),
    problem,
    h("div", { class: "foot" },
      h("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Not now"), button)));
  return open(dialog);
}

/** Shows something until it is closed. */
export function show(title, ...content) {
  const dialog = h("dialog", { "aria-labelledby": "dialog-title" }, h("div", { class: "content" },
    h("h2", { id: "dialog-title" }, title), content,
    h("div", { class: "foot" }, h("button", { type: "button", class: "button primary", onclick: () => dialog.close() }, "Close"))));
  return open(dialog);
}

export const anyOpen = () => document.querySelector("dialog[open]") !== null;

// Parts that the checkout and the login redirect share: the institute's head, the ways to pay, the bank, the end.
import { h, icon } from "/shared/dom.js";
import { component, rupees } from "/shared/words.js";

export const METHODS = [
  { id: "upi", icon: "phone", name: "UPI", note: "The payer approves in an app" },
  { id: "netbanking", icon: "bank", name: "Net banking", note: "The payer logs in to a bank" },
  { id: "card", icon: "card", name: "Card", note: "Card 4111 … 1111 of the simulator" },
];

export const MANDATES = [
  { id: "upi", icon: "phone", name: "UPI AutoPay", note: "Instalments are approved once, in an app" },
  { id: "netbanking", icon: "bank", name: "e-mandate by net banking", note: "The bank confirms the standing order" },
  { id: "card", icon: "card", name: "e-mandate by debit card", note: "The card confirms the standing order" },
];

/** Initials and name of who is paid. */
export function institute(name, below) {
  const initials = String(name).split(/\s+/).filter(Boolean).slice(0, 2).map((w) => [...w][0]).join("").toUpperCase();
  return h("div", { class: "institute" },
    h("span", { class: "badge", "aria-hidden": "true" }, initials || "?"),
    h("div", {}, h("p", {}, name), h("p", {}, below)));
}

/** Lines by fee component; with a total when there are several. */
export function lines(list, total) {
  const rows = list.map((l) => h("div", {}, h("dt", {}, component(l.component_type)), h("dd", {}, rupees(l.amount))));
  if (total !== undefined && list.length > 1) {
    rows.push(h("div", {}, h("dt", {}, "Total"), h("dd", {}, rupees(total))));
  }
  return h("dl", { class: total === undefined ? "lines" : "lines total" }, rows);
}

/** Radio buttons, one a way to pay; the first is chosen. */
export function choices(legend, methods) {
  return h("fieldset", {}, h("legend", {}, legend),
    methods.map((m, i) => h("label", { class: "choice" },
      h("input", { type: "radio", name: "method", value: m.id, checked: i === 0 }),
      h("span", {}, h("b", {}, m.name), h("small", {}, m.note)), icon(m.icon))));
}

/** A big button; the note below its name tells what it will do. */
export function act(name, onclick, { kind = "", note, id, symbol } = {}) {
  return h("button", { type: "button", class: `button ${kind} ${note ? "wide" : ""}`, id, onclick },
    symbol && icon(symbol), h("span", {}, name, note && h("small", {}, note)));
}

/** The simulated bank: what the payer, or the bank, may do now. */
export function bank({ title, amount, to, method, slow, on }) {
  const name = [...METHODS, ...MANDATES].find((m) => m.id === method)?.name ?? method;
  return h("section", { class: "card bank", "aria-labelledby": "bank-title" },
    h("div", { class: "institute" }, h("span", { class: "badge", "aria-hidden": "true" }, icon("bank")),
      h("div", {}, h("p", {}, "Bank of the simulator"), h("p", {}, name))),
    h("h1", { id: "bank-title", tabindex: "-1" }, title),
    amount && h("p", { class: "pay-to" }, rupees(amount)),
    h("p", {}, `To ${to}. Decide what happens now:`),
    h("div", { class: "acts" },
      act("Approve", on.approve, { kind: "primary", id: "approve", note: "The bank says yes", symbol: "check" }),
      act("Decline", on.decline, { kind: "danger", id: "decline", note: "The bank says no; one may try again", symbol: "close" }),
      slow && act("Be slow", on.slow, { id: "slow", note: slow, symbol: "clock" }),
      on.leave && act("Close the window", on.leave, { id: "leave", note: "The payer is gone, no callback is made", symbol: "person" }),
      act("Back", () => history.back(), { kind: "quiet", id: "back", symbol: "back" })));
}

/** A last, or a waiting, page. */
export function end({ seal, symbol, title, text, extra, acts = [] }) {
  return h("section", { class: "card end" },
    symbol === "spinner" ? h("span", { class: "spinner", "aria-hidden": "true" })
      : h("span", { class: `seal ${seal}` }, icon(symbol)),
    h("h1", { id: "end-title", tabindex: "-1" }, title),
    text && h("p", {}, text), extra, acts.length > 0 && h("div", { class: "acts" }, acts));
}

/** Only a web address may be gone to: an address such as javascript: would run in this page. */
export function safeAddress(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
  } catch {
    return null;
  }
}

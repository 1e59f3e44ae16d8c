// Money, times and names as people read them. Money arrives as digits in text and is never made a number.

/** "125000.5" becomes "₹1,25,000.50"; what is no amount is shown as it came. */
export function rupees(amount) {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(String(amount ?? "").trim());
  if (!match) return String(amount ?? "–");
  const [, sign, whole, fraction = ""] = match;
  const grouped = whole.replace(/(?<=\d)(?=(\d\d)*\d\d\d$)/g, ",");
  return `${sign}₹${grouped}.${fraction.padEnd(2, "0")}`;
}

/** Sums amounts of at most two decimals exactly, as text. */
export function sum(amounts) {
  const paise = amounts.reduce((total, a) => total + toPaise(a), 0n);
  const digits = (paise < 0n ? -paise : paise).toString().padStart(3, "0");
  return `${paise < 0n ? "-" : ""}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Paise of an amount in text; 0 for what is no amount. */
export function toPaise(amount) {
  const match = /^(-?)(\d+)(?:\.(\d{1,2})\d*)?$/.exec(String(amount ?? "").trim());
  if (!match) return 0n;
  const value = BigInt(match[2]) * 100n + BigInt((match[3] ?? "").padEnd(2, "0"));
  return match[1] ? -value : value;
}

const DAY = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata", day: "numeric", month: "short", year: "numeric",
});
const MOMENT = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata", day: "numeric", month: "short", year: "numeric",
  hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
});

/** "2026-04-01" or an instant as "1 Apr 2026", in India. */
export function day(text) {
  if (!text) return "–";
  const date = new Date(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00+05:30` : text);
  return Number.isNaN(date.getTime()) ? String(text) : DAY.format(date);
}

/** An instant as "1 Apr 2026, 09:00:00", in India. */
export function moment(text) {
  if (!text) return "–";
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? String(text) : MOMENT.format(date);
}

const BRIEF = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Kolkata", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false,
});

/** An instant as "1 Apr, 09:00:00": for lists, where the year is clear. */
export function brief(text) {
  if (!text) return "–";
  const date = new Date(text);
  return Number.isNaN(date.getTime()) ? String(text) : BRIEF.format(date);
}

/** "TUITION_FEE" becomes "Tuition fee". */
export function component(code) {
  const text = String(code ?? "").replaceAll("_", " ");
  const calm = text === text.toUpperCase() ? text.toLowerCase() : text;
  return calm.charAt(0).toUpperCase() + calm.slice(1);
}

const TONES = {
  good: ["paid", "settled", "delivered", "active", "debited", "added", "disbursed", "enabled", "agreement_signed", "done", "closed", "registered", "final_approved", "set up goes on", "reminder sent", "instalment goes on"],
  wait: ["unpaid", "pending", "waiting", "retrying", "scheduled", "setup", "running", "partly settled", "partly_settled", "application_started", "application_filled", "paused", "collected", "due"],
  bad: ["failed", "bounced", "expired", "disabled", "given up", "given_up", "rejected", "abandoned", "skipped", "locked", "dropped", "set up refused", "reminder skipped", "instalment skipped"],
};

/** Which colour goes with a word of state; the word itself is always shown. */
export function tone(state) {
  const word = String(state ?? "").toLowerCase();
  return Object.keys(TONES).find((t) => TONES[t].includes(word)) ?? "";
}

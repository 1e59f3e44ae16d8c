// The parts of the page, in order. Those without a key of their own have the keys 1 to 9 and 0.
import { deliveries } from "/desk/sections/deliveries.js";
import { loans } from "/desk/sections/loans.js";
import { mischief } from "/desk/sections/mischief.js";
import { orders } from "/desk/sections/orders.js";
import { payments } from "/desk/sections/payments.js";
import { plans } from "/desk/sections/plans.js";
import { pulls } from "/desk/sections/pulls.js";
import { scenarios } from "/desk/sections/scenarios.js";
import { students } from "/desk/sections/students.js";
import { truth } from "/desk/sections/truth.js";
import { webhooks } from "/desk/sections/webhooks.js";

/**
 * A part: { id, title, icon, says, of: what it is told of, count, read, idOf, text, columns and cells (or tile), detail, key, acts, empty }.
 * `detail` answers with { title, state, content }.
 */
export const SECTIONS = [students, orders, payments, plans, loans, deliveries, webhooks, pulls, mischief, scenarios, truth];

const numbered = SECTIONS.filter((s) => s.key === undefined);

/** The key that leads to a part. */
export const keyOf = (section) => section.key ?? String((numbered.indexOf(section) + 1) % 10);

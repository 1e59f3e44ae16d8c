// The parts of the page, in the order of their keys 1 to 9 and 0.
import { deliveries } from "/control/sections/deliveries.js";
import { loans } from "/control/sections/loans.js";
import { mischief } from "/control/sections/mischief.js";
import { orders } from "/control/sections/orders.js";
import { payments } from "/control/sections/payments.js";
import { plans } from "/control/sections/plans.js";
import { scenarios } from "/control/sections/scenarios.js";
import { students } from "/control/sections/students.js";
import { truth } from "/control/sections/truth.js";
import { webhooks } from "/control/sections/webhooks.js";

/**
 * A part: { id, title, icon, says, of: what it is told of, count, read, idOf, text, columns and cells (or tile), detail, acts, empty }.
 * `detail` answers with { title, state, content }.
 */
export const SECTIONS = [students, orders, payments, plans, loans, deliveries, webhooks, mischief, scenarios, truth];

// The office clock, the month's pushes, and the switches that take LINE down or disturb its webhooks.

import { get, post, put, remove } from "./api.js";
import { byId } from "./dom.js";
import { clockTime, thaiDate } from "./thai.js";

const SWITCHES = document.querySelectorAll("[data-setting]");
const DOWN = [{ match: "/v2/bot", kind: "status", status: 500 }];

/** `doing(act)` runs an act, shows what went wrong and refreshes the page. */
export function wireDesk(doing) {
  for (const button of document.querySelectorAll("[data-by]")) {
    button.addEventListener("click", () => doing(() => post("clock", { by: button.dataset.by })));
  }
  const down = byId("down");
  down.addEventListener("change", () => doing(() => (down.checked ? put("faults", DOWN) : remove("faults"))));
  doing(async () => { down.checked = (await get("faults")).length > 0; });
  for (const one of SWITCHES) {
    one.addEventListener("change", () => doing(() => put("settings", { [one.dataset.setting]: one.checked })));
  }
}

export function showDesk({ clock, quota, settings }) {
  for (const one of SWITCHES) one.checked = settings[one.dataset.setting];
  say(byId("clock"), `${thaiDate(clock)} ${clockTime(clock)} น.`);
  const limit = quota.limit ?? "ไม่จำกัด";
  say(byId("quota"), `${quota.used.toLocaleString("en")} / ${limit.toLocaleString("en")}`);
  const bar = byId("quota-bar");
  bar.max = quota.limit ?? Math.max(quota.used, 1);
  bar.value = Math.min(quota.used, bar.max);
  bar.classList.toggle("nearly", quota.limit !== null && quota.used >= quota.limit * 0.8);
}

function say(output, words) {
  if (output.textContent !== words) output.textContent = words;
}

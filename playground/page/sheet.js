// The mirrored spreadsheet as a live table: its tabs as buttons, cells that changed light up.

import { get } from "./api.js";
import { button, byId, el, hint, linked, refill } from "./dom.js";

const EMPTY = "ชีตยังว่าง รอสักครู่";

export class Sheet {
  #tabs = [];
  #chosen = null;
  #seen = "";
  #before = new Map();

  async refresh() {
    const { tabs } = await get("sheet");
    const seen = JSON.stringify(tabs);
    if (seen === this.#seen) return;
    this.#seen = seen;
    this.#tabs = tabs;
    this.#draw();
  }

  #draw() {
    const filled = this.#tabs.find((tab) => tab.rows.length) ?? this.#tabs[0];
    const tab = this.#tabs.find((one) => one.sheetId === this.#chosen) ?? filled;
    refill(byId("tabs"), ...this.#tabs.map((one) => this.#button(one, one === tab)));
    if (!tab?.rows.length) {
      byId("grid").replaceChildren(el("p", { class: "empty" }, EMPTY, hint("the mirror has not run yet")));
      return;
    }
    byId("grid").replaceChildren(table(tab, this.#before.get(tab.sheetId)));
    byId("grid").querySelector(".changed")?.scrollIntoView({ block: "nearest", inline: "center" });
    for (const one of this.#tabs) this.#before.set(one.sheetId, one.rows);
  }

  #button(tab, chosen) {
    const pick = () => { this.#chosen = tab.sheetId; this.#draw(); };
    return button({ "aria-pressed": String(chosen), "data-key": String(tab.sheetId), click: pick }, tab.title);
  }
}

function table(tab, before) {
  const heads = Math.max(tab.frozen, 1);
  const columns = Math.max(...tab.rows.map((row) => row.length));
  const row = (cells, at) => el("tr", {}, ...Array.from({ length: columns }, (_, column) => {
    const words = String(cells[column] ?? "");
    const changed = before && at >= heads && String(before[at]?.[column] ?? "") !== words;
    return el(at < heads ? "th" : "td", { class: changed ? "changed" : "" }, ...linked(words));
  }));
  const rows = tab.rows.map(row);
  const caption = el("caption", { class: "unseen" }, tab.title);
  const [head, body] = [rows.slice(0, heads), rows.slice(heads)];
  return el("table", {}, caption, el("thead", {}, ...head), el("tbody", {}, ...body));
}

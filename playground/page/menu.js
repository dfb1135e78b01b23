// The rich menu under the 1:1 chat: its bar opens and closes it, a tap on an area does what that is for.

import { get } from "./api.js";
import { button, byId, el } from "./dom.js";

const MOST_HEIGHT = "34dvh";

export class Menu {
  #bar = byId("menu-bar");
  #face = byId("menu-face");
  #known = new Map();
  #open = new Map();
  #place = "";

  /** `press` does an area's action. */
  constructor(press) {
    this.press = press;
    this.#bar.addEventListener("click", () => this.#turn(!this.#open.get(this.#place)));
  }

  /** Show a person's menu, or none; what they opened or closed stays so. */
  async show(viewer, id) {
    const place = id ? `${viewer} ${id}` : "";
    if (place === this.#place) return;
    this.#place = place;
    byId("menu").hidden = true;
    if (!id) return;
    try {
      if (!this.#known.has(id)) this.#known.set(id, await get(`menu/${encodeURIComponent(id)}`));
    } catch (error) {
      this.#place = ""; // the next look asks again
      throw error;
    }
    if (place === this.#place) this.#draw(this.#known.get(id));
  }

  #draw(menu) {
    const { width, height } = menu.size;
    const picture = el("img", { src: menu.picture, width, height, alt: `${menu.chatBarText} · rich menu` });
    this.#face.style.maxWidth = `calc(${MOST_HEIGHT} * ${width / height})`;
    this.#face.replaceChildren(picture, ...menu.areas.map((area) => this.#area(area, menu.size)));
    this.#bar.textContent = menu.chatBarText;
    this.#turn(this.#open.get(this.#place) ?? menu.selected);
    byId("menu").hidden = false;
  }

  #area({ bounds, action }, size) {
    const name = action.label ?? action.text ?? action.displayText ?? "";
    const drawn = button({ "aria-label": name, title: name, click: () => this.press(action) });
    const share = (part, whole) => `${(100 * part) / whole}%`;
    drawn.style.left = share(bounds.x, size.width);
    drawn.style.top = share(bounds.y, size.height);
    drawn.style.width = share(bounds.width, size.width);
    drawn.style.height = share(bounds.height, size.height);
    return drawn;
  }

  #turn(open) {
    this.#open.set(this.#place, open);
    this.#face.hidden = !open;
    this.#bar.setAttribute("aria-expanded", String(open));
  }
}

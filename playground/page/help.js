// The first screen: what to try, and the code of the one person who is not enrolled yet.

import { button, byId, el, hint } from "./dom.js";

const CLOSED = "help closed";

/** `go(name, code)` opens that person's chat with the code typed in. */
export class Help {
  #seen = "";

  constructor(go) {
    this.go = go;
    byId("help-hide").addEventListener("click", () => this.#open(false));
    byId("help-show").addEventListener("click", () => this.#open(byId("help").hidden));
    this.#open(sessionStorage.getItem(CLOSED) === null);
  }

  show({ hints, show }) {
    const seen = JSON.stringify([hints, show]);
    if (seen === this.#seen) return;
    this.#seen = seen;
    byId("hints").replaceChildren(...hints.map(step));
    byId("code").hidden = !show;
    if (show) byId("code").replaceChildren(...this.#code(show));
  }

  #code({ name, code }) {
    const words = el("span", {}, "พิมพ์ ", el("kbd", {}, code), ` ในแชตของ ${name} กับบอท เพื่อลงทะเบียน `);
    return [words, hint("the last one to enrol"), button({ click: () => this.go(name, code) }, `เปิดแชตของ${name}`)];
  }

  #open(open) {
    byId("help").hidden = !open;
    byId("help-show").setAttribute("aria-expanded", String(open));
    if (open) sessionStorage.removeItem(CLOSED);
    else sessionStorage.setItem(CLOSED, "yes");
  }
}

/** "Thai · English" with the English in a quieter voice. */
function step(words) {
  const [thai, english] = words.split(" · ");
  return el("li", {}, thai, " ", english ? hint(english) : null);
}

// The middle column: the messages of the chosen chat, drawn once each, kept at the newest unless one scrolls up.

import { line } from "./bubble.js";
import { byId, el } from "./dom.js";
import { thaiDate } from "./thai.js";

const NEAR_END = 80;

export class Chat {
  #drawn = new Map();
  #days = new Set();
  #pinned = true;
  #last = 0;
  #top = 0;
  #log = byId("log");
  #list = null;

  /** `acts` is what can be done with a message: press, quote, unsend, find. */
  constructor(acts) {
    this.acts = { ...acts, seek: (id) => this.#seek(id) };
    this.#log.addEventListener("scroll", () => this.#scrolled());
    new ResizeObserver(() => this.#settle()).observe(byId("lines"));
    new ResizeObserver(() => this.#settle()).observe(this.#log);
  }

  /** Begin another chat with all its messages. */
  open(viewer, messages) {
    this.viewer = viewer;
    this.#drawn.clear();
    this.#days.clear();
    this.#list = el("ol", { class: "lines" });
    byId("lines").replaceChildren(this.#list);
    this.#pinned = true;
    this.#last = 0;
    this.show(messages);
  }

  /** Draw new messages at the end; changed ones, and those that quote them, where they stand. */
  show(messages) {
    const news = messages.filter((said) => said.n > this.#last);
    const fresh = new Set(news.map((said) => said.id));
    for (const said of messages.filter((one) => fresh.has(one.id) || fresh.has(one.quoted))) {
      const drawn = line(said, this.viewer, this.acts);
      const earlier = this.#drawn.get(said.id);
      if (earlier) earlier.replaceWith(drawn);
      else this.#append(said, drawn);
      this.#drawn.set(said.id, drawn);
    }
    if (!news.length) return;
    this.#last = Math.max(...news.map((said) => said.n));
    if (news.some((said) => said.from === this.viewer)) this.#pinned = true;
    this.#settle();
  }

  #append(said, drawn) {
    const day = said.at.slice(0, 10);
    if (!this.#days.has(day)) this.#list.append(el("li", { class: "day" }, thaiDate(said.at)));
    this.#days.add(day);
    this.#list.append(drawn);
  }

  #seek(id) {
    const target = this.#drawn.get(id);
    if (!target) return;
    target.scrollIntoView({ block: "center" });
    target.classList.add("sought");
    target.addEventListener("animationend", () => target.classList.remove("sought"), { once: true });
  }

  /** Growing content leaves the top where it was, so only a person's own scrolling up lets go of the end. */
  #scrolled() {
    const { scrollTop } = this.#log;
    if (this.#distance() < NEAR_END) this.#pinned = true;
    else if (scrollTop < this.#top) this.#pinned = false;
    this.#top = scrollTop;
  }

  #settle() {
    if (this.#pinned) this.#log.scrollTop = this.#log.scrollHeight;
  }

  #distance() {
    return this.#log.scrollHeight - this.#log.scrollTop - this.#log.clientHeight;
  }
}

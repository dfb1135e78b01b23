// Making elements without ever parsing data as HTML.

const LINK = /https?:\/\/[\x21-\x7e]+/gi;
const TRAILING = /[)\].,;:!?"'>]+$/;

/** An element with attributes, listeners (functions) and children; null children are left out. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (typeof value === "boolean") node.toggleAttribute(name, value);
    else node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

export const button = (attributes, ...children) => el("button", { type: "button", ...attributes }, ...children);

/** Words in a quieter voice, mostly the English beside the Thai. */
export const hint = (words) => el("span", { class: "hint" }, words);

export const byId = (id) => document.getElementById(id);

/** The address if it may be opened in a browser, else null. */
export function webAddress(address) {
  const parsed = URL.canParse(address) ? new URL(address) : null;
  return parsed && ["http:", "https:"].includes(parsed.protocol) ? parsed.href : null;
}

export function link(address, words) {
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, words);
}

/** A text as nodes, its http(s) addresses as links. */
export function linked(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(LINK)) {
    const shown = found[0].replace(TRAILING, "");
    const address = webAddress(shown);
    if (!address) continue;
    nodes.push(text.slice(from, found.index), link(address, shown));
    from = found.index + shown.length;
  }
  nodes.push(text.slice(from));
  return nodes;
}

/** Replace what an element holds and leave the keyboard where it was (by data-key). */
export function refill(node, ...children) {
  const held = node.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  node.replaceChildren(...children);
  if (held !== undefined) node.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus();
}

/** A person's circle: the first consonant of the name, for Thai vowels may stand before it. */
export function avatar(person) {
  const letters = [...person.name];
  const initial = letters.find((letter) => !"เแโใไ".includes(letter)) ?? "?";
  const tone = letters.reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 6;
  return el("span", { class: `avatar tone-${tone}`, "aria-hidden": "true" }, initial);
}

export const picture = (name, looks) => el("img", { class: looks, src: `/page/${name}.svg`, alt: "" });
export const botAvatar = () => picture("icon", "avatar");

/** A picture from elsewhere; where it cannot be had an empty ground of its size is seen. */
export function remotePicture(address, looks, alt) {
  const image = el("img", { class: looks, alt, referrerpolicy: "no-referrer" });
  image.addEventListener("error", () => {
    const ground = el("span", { class: looks, role: "img", "aria-label": alt });
    ground.style.cssText = image.style.cssText;
    image.replaceWith(ground);
  });
  image.src = address;
  return image;
}

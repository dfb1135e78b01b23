// Flex Messages as elements: bubbles, carousels, and the components the bot uses.

import { button as plainButton, el, hint, link, remotePicture, webAddress } from "./dom.js";
import { placed, styled, fontSize, BOX, IMAGE_WIDTHS, lengthOf } from "./flex_style.js";

const SIZES = new Set(["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"]);
const BLOCKS = ["header", "hero", "body", "footer"];

/** `press` is called with the action of a button that is tapped. */
export function flex(contents, press) {
  if (contents.type !== "carousel") return bubble(contents, press);
  const label = "การ์ด เลื่อนซ้ายขวาได้ · cards";
  const attributes = { class: "carousel", tabindex: "0", role: "group", "aria-label": label };
  return el("div", attributes, ...contents.contents.map((one) => bubble(one, press)));
}

function bubble(contents, press) {
  const size = SIZES.has(contents.size) ? contents.size : "mega";
  const blocks = BLOCKS.filter((name) => contents[name]).map((name) => block(name, contents, press));
  return tappable(el("article", { class: `bubble-card size-${size}` }, ...blocks), contents.action, press);
}

function block(name, contents, press) {
  const style = contents.styles?.[name] ?? {};
  const inside = component(contents[name], press, "vertical");
  const node = el("div", { class: `block ${name}${style.separator ? " parted" : ""}` }, inside);
  if (style.backgroundColor) node.style.backgroundColor = style.backgroundColor;
  return node;
}

const COMPONENTS = { box, text, button, image, icon: image, separator, filler, spacer: filler };

function component(one, press, layout) {
  const make = COMPONENTS[one.type];
  const node = make ? make(one, press) : hint(`(${one.type})`);
  placed(node, one, layout);
  return node;
}

function box(one, press) {
  const children = one.contents.map((child, at) => {
    const node = component(child, press, one.layout);
    const gap = child.margin ?? (at ? one.spacing : undefined);
    if (gap) node.style.setProperty(one.layout === "vertical" ? "margin-top" : "margin-left", lengthOf(gap));
    return node;
  });
  const node = el("div", { class: `box ${one.layout}` }, ...children);
  return tappable(styled(node, one, BOX), one.action, press);
}

function text(one, press) {
  const words = one.contents ? one.contents.map(span) : [one.text];
  const node = el("p", { class: one.wrap ? "words" : "words one-line" }, ...words);
  if (one.wrap && one.maxLines) {
    node.classList.add("clamped");
    node.style.setProperty("-webkit-line-clamp", one.maxLines);
  }
  worded(node, one);
  return tappable(node, one.action, press);
}

const span = (one) => worded(el("span", {}, one.text), one);

function worded(node, one) {
  if (one.size) node.style.fontSize = fontSize(one.size);
  if (one.color) node.style.color = one.color;
  if (one.weight) node.style.fontWeight = one.weight;
  if (one.style) node.style.fontStyle = one.style;
  if (one.decoration) node.style.textDecoration = one.decoration;
  if (one.align) node.style.textAlign = one.align;
  return node;
}

function button(one, press) {
  const style = ["primary", "secondary"].includes(one.style) ? one.style : "link";
  const node = pressable(one.action, `flex-button ${style} ${one.height === "sm" ? "sm" : "md"}`, press);
  if (one.color) node.style.setProperty(style === "link" ? "color" : "background-color", one.color);
  return node;
}

/** A button, or a link where the action opens a page; what this page cannot do stays grey. */
export function pressable(action, looks, press) {
  const address = action.type === "uri" ? webAddress(action.uri) : null;
  if (address) {
    const anchor = link(address, action.label ?? address);
    anchor.className = looks;
    return anchor;
  }
  const able = action.type === "postback" || action.type === "message";
  const attributes = { class: looks, disabled: !able, click: () => press(action) };
  if (!able) attributes.title = `${action.type}: ใช้ได้ใน LINE เท่านั้น · only in LINE`;
  return plainButton(attributes, action.label ?? action.type);
}

function tappable(node, action, press) {
  if (!action) return node;
  const open = (event) => {
    if (event.target.closest("a, button")) return;
    const address = action.type === "uri" ? webAddress(action.uri) : null;
    if (address) window.open(address, "_blank", "noopener");
    else if (action.type === "postback" || action.type === "message") press(action);
  };
  node.classList.add("tappable");
  node.setAttribute("role", "button");
  node.tabIndex = 0;
  node.addEventListener("click", open);
  node.addEventListener("keydown", (event) => event.key === "Enter" && open(event));
  return node;
}

function image(one, press) {
  const node = remotePicture(webAddress(one.url) ?? "", "flex-image", "");
  node.style.width = one.type === "icon" ? "1em" : IMAGE_WIDTHS[one.size ?? "md"] ?? lengthOf(one.size);
  node.style.aspectRatio = (one.aspectRatio ?? "1:1").replace(":", " / ");
  node.style.objectFit = one.aspectMode === "cover" ? "cover" : "contain";
  return tappable(node, one.action, press);
}

function separator(one) {
  const node = el("hr", { class: "flex-line" });
  if (one.color) node.style.backgroundColor = one.color;
  return node;
}

function filler() {
  return el("span", { class: "filler", "aria-hidden": "true" });
}

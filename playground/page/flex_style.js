// LINE's names for lengths and fonts in Flex Messages, and where a component stands in its box.

const SPACES = { none: "0", xs: "2px", sm: "4px", md: "8px", lg: "12px", xl: "16px", xxl: "20px" };
const BORDERS = { none: "0", light: "0.5px", normal: "1px", medium: "2px", "semi-bold": "3px", bold: "4px" };
const FONTS = { xxs: 11, xs: 13, sm: 14, md: 16, lg: 19, xl: 22, xxl: 29, "3xl": 35, "4xl": 48, "5xl": 74 };
const SIDES = { start: "flex-start", end: "flex-end", center: "center" };
const HEIGHTS = { top: "flex-start", bottom: "flex-end", center: "center" };

export const IMAGE_WIDTHS = {
  xxs: "40px", xs: "60px", sm: "80px", md: "100px", lg: "120px", xl: "140px", xxl: "160px",
  "3xl": "180px", "4xl": "200px", "5xl": "220px", full: "100%",
};

export const lengthOf = (value) => SPACES[value] ?? value;
export const fontSize = (value) => (value in FONTS ? `${FONTS[value]}px` : value);

const same = (value) => value;

/** Box property → CSS property and how its value is written there; a later line refines an earlier one. */
export const BOX = [
  ["paddingAll", "padding", lengthOf],
  ["paddingTop", "padding-top", lengthOf],
  ["paddingBottom", "padding-bottom", lengthOf],
  ["paddingStart", "padding-left", lengthOf],
  ["paddingEnd", "padding-right", lengthOf],
  ["backgroundColor", "background-color", same],
  ["borderColor", "border-color", same],
  ["borderWidth", "border-width", (value) => BORDERS[value] ?? value],
  ["cornerRadius", "border-radius", lengthOf],
  ["width", "width", same],
  ["maxWidth", "max-width", same],
  ["height", "height", same],
  ["maxHeight", "max-height", same],
  ["justifyContent", "justify-content", same],
  ["alignItems", "align-items", same],
];

/** Set the CSS of a table's properties that a component names. */
export function styled(node, one, table) {
  for (const [name, property, written] of table) {
    if (one[name] !== undefined) node.style.setProperty(property, written(one[name]));
  }
  return node;
}

/** Share of the box and alignment across it; beside each other all take equal parts unless they say. */
export function placed(node, one, layout) {
  const across = layout !== "vertical";
  const share = one.flex ?? (across && one.type !== "separator" && one.type !== "icon" && !one.width ? 1 : 0);
  const filling = one.type === "filler" ? Math.max(share, 1) : share;
  const shrinks = across && one.type === "text" ? 1 : 0;
  node.style.flex = filling ? `${filling} 1 ${across ? "0" : "auto"}` : `0 ${shrinks} auto`;
  if (across && layout !== "baseline" && one.gravity) node.style.alignSelf = HEIGHTS[one.gravity];
  if (!across && one.type === "image") node.style.alignSelf = SIDES[one.align ?? "center"];
}

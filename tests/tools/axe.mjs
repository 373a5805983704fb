// Opens a page in headless Chromium and prints as JSON what a browser can tell of it; see tests/write/test_html.py.
//
//   node tests/tools/axe.mjs page.html printed.pdf
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import puppeteer from "puppeteer-core";

const [file, printed] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const found = { requests: [], messages: [] };

async function open(width, height, phone) {
  const page = await browser.newPage();
  page.on("request", (request) => found.requests.push(request.url()));
  page.on("console", (message) => found.messages.push(message.text()));
  page.on("pageerror", (error) => found.messages.push(String(error)));
  await page.setViewport({ width, height, isMobile: phone, hasTouch: phone });
  await page.goto("file://" + path.resolve(file));
  return page;
}

// The bar at the foot of the window, as a reader sees it: its words, or null while it is not there.
const bar = (page, selector) =>
  page.$eval(selector, (element) => {
    const style = getComputedStyle(element, "::after");
    if (style.content === "none" || style.content === "normal") return null;
    const outside = element.closest(".scroll")?.getBoundingClientRect();
    return {
      words: element.getAttribute("aria-description"),
      position: style.position,
      bottom: style.bottom,
      width: parseFloat(style.width),
      box: outside ? outside.width : 0,
    };
  });

const axeOf = async (page) => {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run());
  return result.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
};

const desktop = await open(1200, 900, false);
found.axe = await axeOf(desktop);
found.styled = await desktop.$eval("h1", (h1) => getComputedStyle(h1).whiteSpaceCollapse);
found.tabStops = [];
for (let count = 0; count < 12; count++) {
  await desktop.keyboard.press("Tab");
  found.tabStops.push(await desktop.evaluate(() => document.activeElement.className || document.activeElement.tagName));
}
const inTable = "td .number";
found.before = await bar(desktop, inTable);
await desktop.focus(inTable);
found.focused = await bar(desktop, inTable);
await desktop.evaluate(() => document.activeElement.blur());
await desktop.hover(inTable);
found.hovered = await bar(desktop, inTable);
// Past a table by its link: the next stop lies behind the table.
await desktop.evaluate(() => document.querySelector("main .skip").focus());
await desktop.keyboard.press("Enter");
await desktop.keyboard.press("Tab");
found.past = await desktop.evaluate(() => {
  const table = document.querySelector("main table");
  return Boolean(table.compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING) &&
    !table.contains(document.activeElement);
});
await desktop.pdf({ path: printed, preferCSSPageSize: true });

// What a reader sees of a page that is scrolled: sizes of type, the contents beside it, names beside their amounts.
const seen = () => {
  const pixels = (selector) => parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
  const box = [...document.querySelectorAll(".scroll")].find(
    (one) => one.querySelector(".held") && one.scrollWidth > one.clientWidth,
  );
  const name = box.querySelector(".held tbody .name");
  scrollTo(0, box.getBoundingClientRect().top + scrollY);
  box.scrollLeft = 300;
  const [inside, outside] = [name.getBoundingClientRect(), box.getBoundingClientRect()];
  return {
    text: pixels("p.body"), table: pixels("table.small td"),
    contents: Math.round(document.querySelector(".contents nav, nav").getBoundingClientRect().top),
    scrolled: box.scrollLeft, left: inside.left - outside.left, share: inside.width / outside.width,
    paper: getComputedStyle(document.body).backgroundColor,
  };
};
const wide = await open(1280, 900, false);
found.wide = await wide.evaluate(seen);
await wide.emulateMediaFeatures([{ name: "prefers-color-scheme", value: "dark" }]);
found.dark = await wide.evaluate(seen);
found.axeDark = await axeOf(wide);

const phone = await open(360, 740, true);
found.phone = await phone.evaluate(() => ({
  page: document.documentElement.scrollWidth,
  window: innerWidth,
  boxes: [...document.querySelectorAll(".scroll")].map((box) => [box.clientWidth, box.scrollWidth]),
}));
found.axePhone = await axeOf(phone);
await phone.$eval(inTable, (element) => element.scrollIntoView({ block: "center" }));
await phone.tap(inTable);
found.tapped = await bar(phone, inTable);
found.phoneSeen = await phone.evaluate(seen);
console.log(JSON.stringify(found));
await browser.close();

// Walks through a released site in headless Chromium as a reader would and prints as JSON what there was to see.
//
//   node tests/tools/site.mjs public-folder release
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import puppeteer from "puppeteer-core";

const [folder, release] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const found = { requests: [], messages: [], axe: {} };
const page = await browser.newPage();
page.on("request", (request) => found.requests.push(request.url()));
page.on("console", (message) => found.messages.push(message.text()));
page.on("pageerror", (error) => found.messages.push(String(error)));

const address = (name) => "file://" + path.resolve(folder, name);
const axeOf = async (name) => {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run());
  found.axe[name] = result.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
};
const shown = () =>
  page.$$eval("#units tbody tr", (rows) => rows.filter((row) => !row.hidden).map((row) => row.cells[0].textContent));
const type = async (words) => {
  await page.$eval("#words", (input) => { input.value = ""; });
  await page.type("#words", words);
  return [await shown(), await page.$eval("#found", (status) => status.textContent)];
};
const overflows = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);

await page.setViewport({ width: 1200, height: 900 });
await page.goto(address("index.html"));
await axeOf("index");
found.all = await shown();
found.byName = await type("第2");
found.byCode = await type("2010301");
found.byProject = await type("电子政务");
found.byTwoWords = await type("第3 电子政务");
found.byNothing = await type("没有这样的单位");
await type("");
await page.select("#year", "2025");
found.byYear = await shown();
await page.select("#kind", "budget");
found.byKind = await shown();
found.hash = await page.evaluate(() => location.hash);
await page.reload();
found.afterReload = [await page.$eval("#year", (select) => select.value), await shown()];

// By keyboard alone: past the skip link, into the search, on to a unit.
await page.goto(address("index.html"));
await page.evaluate(() => history.replaceState(null, "", location.pathname));
await page.reload();
found.stops = [];
for (let count = 0; count < 6; count++) {
  await page.keyboard.press("Tab");
  found.stops.push(await page.evaluate(() => document.activeElement.id || document.activeElement.textContent.trim()));
}
await page.keyboard.press("Enter");
await page.waitForSelector(".files");
found.opened = await page.$eval("h1", (h1) => h1.textContent);
await axeOf("unit");
found.links = await page.$$eval("main a", (links) => links.map((link) => decodeURIComponent(link.getAttribute("href"))));
found.pictures = await page.$$eval("svg[role=img]", (all) => all.map((one) => one.getAttribute("aria-label")));
await Promise.all([page.waitForNavigation(), page.click(".files a")]);
found.document = await page.title();
await page.goto(address(`${release}/index.html`));
await axeOf("release");
found.files = await page.$$eval("main a", (links) => links.map((link) => decodeURIComponent(link.getAttribute("href"))));

await page.setViewport({ width: 390, height: 800, isMobile: true, hasTouch: true });
found.wide = [];
for (const name of ["index.html", `${release}/index.html`, `${release}/u01/index.html`]) {
  await page.goto(address(name));
  await axeOf("phone " + name);
  if (await overflows()) found.wide.push(name);
}
await page.emulateMediaType("print");
found.printed = await page.$eval("nav", (nav) => getComputedStyle(nav).display);
await browser.close();
console.log(JSON.stringify(found));

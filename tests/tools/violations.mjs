// What axe-core finds in a page, on a screen and on a phone, and whether the page is wider than either, as JSON.
//
//   node tests/tools/violations.mjs page.html
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import puppeteer from "puppeteer-core";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf-8");
const browser = await puppeteer.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const found = {};
for (const width of [1200, 390]) {
  const page = await browser.newPage();
  await page.setViewport({ width, height: 900 });
  await page.goto("file://" + path.resolve(process.argv[2]));
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run());
  found[width] = result.violations.map((one) => [one.id, one.nodes.length, one.nodes[0].html.slice(0, 200)]);
  if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) found[width].push(["too wide"]);
}
await browser.close();
console.log(JSON.stringify(found));

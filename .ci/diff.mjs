// Opens a page from disk and tries what a reader does with it; any message, request or violation fails.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import assert from "node:assert/strict";

const require = createRequire(import.meta.url);
const { chromium } = require("playwright-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const [page_path, shots, same_path] = process.argv.slice(2);
const address = pathToFileURL(page_path).href;

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ["--no-sandbox"] });
for (const look of [{ colorScheme: "light" }, { colorScheme: "dark" }, { forcedColors: "active" }, { reducedMotion: "reduce" }]) {
  // axe is put into the page by the browser, past the page's policy, which is tried first without it.
  for (const bypassCSP of [false, true]) {
    const context = await browser.newContext({ ...look, bypassCSP });
    const page = await context.newPage();
    const said = [];
    const asked = [];
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(String(error)));
    page.on("request", (request) => request.url() !== address && asked.push(request.url()));
    await page.goto(address);
    if (bypassCSP) {
      await page.addScriptTag({ content: axe });
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      assert.deepEqual(violations.map((found) => [found.id, found.nodes.map((node) => node.html)]), [], JSON.stringify(look));
    } else {
      await tried(page);
      await page.screenshot({ path: `${shots}-${Object.values(look)[0]}.png` });
    }
    assert.deepEqual(said, [], "nothing is said on the console");
    assert.deepEqual(asked, [], "nothing is asked of anyone");
    await context.close();
  }
}
const page = await browser.newPage();
// A page without a change says nothing on the console either, and has no tools that do nothing.
page.on("pageerror", (error) => assert.fail(String(error)));
await page.goto(pathToFileURL(same_path).href);
assert.equal(await page.locator("#verktyg, nav, .andring").count(), 0);
// On a narrow screen nothing is wider than it, and no tool covers another.
for (const width of [320, 380]) {
  await page.setViewportSize({ width, height: 700 });
  await page.goto(address);
  await page.keyboard.press("n");
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${width}: it scrolls sideways`);
  const boxes = await Promise.all(["#forra", "#nasta", "#lage"].map((id) => page.locator(id).boundingBox()));
  boxes.forEach((one, at) => boxes.slice(at + 1).forEach((other) => {
    const [x, y] = [["x", "width"], ["y", "height"]].map(([from, size]) =>
      Math.min(one[from] + one[size], other[from] + other[size]) - Math.max(one[from], other[from]));
    assert.ok(x <= 0 || y <= 0, `${width}: tools cover each other`);
  }));
}
await page.setViewportSize({ width: 1280, height: 720 });
// Without a script there are no tools that do nothing, and all of the text.
const still = await browser.newPage({ javaScriptEnabled: false });
await still.goto(address);
assert.equal(await still.locator("#verktyg").isVisible(), false);
assert.ok((await still.locator(".andring[data-slag=lika]:visible").count()) > 20);
await page.goto(address);
await page.pdf({ path: `${shots}.pdf` });
await browser.close();

async function tried(page) {
  const shown = () => page.locator(".andring:visible:not([data-slag=lika])").count();
  const now = () => page.locator(".andring.nu").count();
  const all = await shown();
  assert.ok(all >= 5, `${all} changes`);
  // A move is shown at both ends and counted once, by the summary and by the steps alike.
  assert.equal(await page.locator(".andring[id$=-fran]:visible").count(), 1);
  const counted = all - 1;
  assert.match(await page.locator("header").textContent(), new RegExp(`\\b${counted} `));
  assert.equal(await page.locator(".andring[data-slag=lika]:visible").count(), 0, "only changed sections by default");
  // Stepping by keys and buttons, and not while a field has the focus.
  await page.keyboard.press("n");
  assert.equal(await now(), 1);
  assert.match(await page.locator("#lage").textContent(), new RegExp(`^\\D+ 1 \\D+ ${counted}$`));
  for (let step = 0; step < counted; step += 1) {
    await page.keyboard.press("n");
  }
  assert.match(await page.locator("#lage").textContent(), /^\D+ 1 /, "the last change is followed by the first");
  await page.click("#nasta");
  assert.match(await page.locator("#lage").textContent(), /^\D+ 2 /);
  await page.keyboard.press("p");
  await page.focus("#del");
  await page.keyboard.press("n");
  assert.match(await page.locator("#lage").textContent(), /^\D+ 1 /);
  // Filters.
  for (const [id, value] of [["orsak", "0"], ["orsak", "sjalv"], ["handelse", "0"], ["slag", "andrat"], ["del", "0"]]) {
    await page.selectOption(`#${id}`, value);
    const count = await shown();
    assert.ok(count > 0 && count <= all, `${id} ${value}: ${count}`);
    // What is left out is said on paper as well, and how many changes are shown is not how many there are.
    const said = await page.locator("#lage").textContent();
    assert.match(said, new RegExp(`^\\D+ \\d+ \\D+ ${counted} \\D+$`));
    await page.emulateMedia({ media: "print" });
    assert.equal(await page.locator(`#${id}`).isVisible(), Number(said.match(/\d+/)[0]) < counted);
    assert.equal(await page.locator("#nasta").isVisible(), false);
    await page.emulateMedia({ media: null });
    await page.selectOption(`#${id}`, "");
  }
  await page.uncheck("#bara");
  assert.ok((await page.locator(".andring[data-slag=lika]:visible").count()) > 20, "all sections are there when asked for");
  await page.check("#bara");
  assert.equal(await shown(), all);
  // A link from the contents leads to a heading that nothing covers.
  await page.locator("nav a").last().click();
  await page.waitForTimeout(1000);
  const top = (locator) => locator.evaluate((node) => node.getBoundingClientRect());
  const heading = await top(page.locator(`${new URL(page.url()).hash} > h2`));
  await page.keyboard.press("n");
  assert.equal(await page.locator(`${new URL(page.url()).hash} .andring.nu`).count(), 1, "the next change is the first there");
  assert.ok(heading.top >= (await top(page.locator("#verktyg"))).bottom, "the heading is not below the tools");
  // The old end of a move is a change where the new one is filtered away; a link leads from either to the other.
  await page.locator(".andring[id$=-till] a[href$=-fran]").click();
  assert.ok(page.url().endsWith("-fran"));
  // What was typed as markup is text.
  assert.equal(await page.locator("main b").count(), 0);
}

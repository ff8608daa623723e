// No one else gets in, and nothing gets out: markup, script addresses and event handlers in files, fields, file names
// and addresses stay text; the built folder brings a strict policy and names nothing outside itself. That no journey
// ever asks another origin is watched by fixtures.js.
import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { DIST, expect, started, test } from "../fixtures.js";
import { addSteps, startEmpty } from "./steps.js";

const MARKUP = '"><img src=x onerror="window.owned=1"><script>window.owned=1</script><svg onload=window.owned=1>';
const SCRIPT_ADDRESS = "javascript:window.owned=1";

/** Keys of the file under which people write what they like. */
const FREE = /^(name|team|tools|barriers|notes|note|wip|batch|people|lead_time|process_time|percent_ca|source|starts_with|ends_with|participants|link|by|title|text|owner|wait|share)$/;

/** The example, with markup in every text that people may write, and more in the board's and the ladder's. */
function hostileFile() {
  const example = readFileSync(new URL("../../assets/examples/parcel-tracking.streamgauge.json", import.meta.url), "utf8");
  const poisoned = (key, value) => {
    if (typeof value !== "string" || !FREE.test(key)) return value;
    return key === "link" ? SCRIPT_ADDRESS : MARKUP;
  };
  const file = JSON.parse(example, poisoned);
  const id = "0000000000abc";
  const board = ["title", "problem", "hypothesis", "expected", "owner", "check_on", "result", "learnt", "next_step", "in_the_way"];
  const improvement = { id, ...Object.fromEntries(board.map((field) => [field, MARKUP])), status: "next" };
  const judgement = { verdict: "met", by: MARKUP, note: MARKUP, link: SCRIPT_ADDRESS, on: "2026-11-18" };
  const edits = [
    { add_improvement: { improvement, at: 0 } },
    ...["outcome", "now", "by"].map((field) => ({ set_goal: { set: { [field]: MARKUP } } })),
    { judge_milestone: { team: MARKUP, milestone: "day-lead-time", judgement } },
  ];
  file.gestures.push({ stamp: "0000000zzzzzz-0000000000001", at_ms: 1.8e12, edits });
  return Buffer.from(`${JSON.stringify(file)}\n`);
}

/** Nothing of it has become an element, an attribute that acts, or an address that runs. */
async function expectOnlyText(page, where) {
  const found = await page.evaluate(() => {
    const acting = [...document.querySelectorAll("#app *")].filter(
      (element) =>
        /^(img|script|iframe|object|embed)$/i.test(element.localName) ||
        [...element.attributes].some(({ name, value }) => /^on/i.test(name) || (/^(href|src|action|xlink:href)$/i.test(name) && /^\s*javascript:/i.test(value))),
    );
    return { owned: window.owned, acting: acting.map((element) => element.outerHTML.slice(0, 200)) };
  });
  expect(found, where).toEqual({ owned: undefined, acting: [] });
}

async function openFile(page, name, buffer) {
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open file" }).click()]);
  await chooser.setFiles({ name, mimeType: "application/json", buffer });
}

test("markup in every text of a file stays text on every screen", async ({ page }) => {
  test.slow();
  await page.goto("./");
  await started(page);
  await openFile(page, "hostile.json", hostileFile());
  await expect(page.getByRole("region", { name: "Totals of the map" })).toBeVisible();
  const address = page.url();
  for (const screen of ["map", "table", "compare", "delivery", "scorecard", "ladder", "improve"]) {
    await page.goto(address.replace(/map$/, screen));
    await expect(page.getByRole("main")).toBeVisible();
    // It is there, in words or in a field.
    const isShown = () => document.querySelector("#app").textContent.includes("onerror=") || [...document.querySelectorAll("#app input, #app textarea")].some(({ value }) => value.includes("onerror="));
    await expect.poll(() => page.evaluate(isShown), screen).toBe(true);
    await expectOnlyText(page, screen);
  }
  await page.goto(address.replace(/#.*/, "#/"));
  await expect(page.getByRole("link", { name: MARKUP })).toBeVisible();
  await page.getByRole("button", { name: /^Delete/ }).click();
  await expectOnlyText(page, "home");
});

test("markup typed into the fields of a step stays text", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, [[MARKUP, MARKUP, MARKUP, SCRIPT_ADDRESS, MARKUP]]);
  for (const label of ["People", "Notes"]) {
    await page.getByLabel(label, { exact: true }).fill(MARKUP);
    await page.getByLabel(label, { exact: true }).blur();
  }
  const title = page.getByRole("textbox", { name: "Title of the workshop" });
  await title.fill(MARKUP);
  await title.press("Enter");
  await expect(page).toHaveTitle(/onerror/);
  await expectOnlyText(page, "map");
});

test("the name of a file is text, and becomes a plain one when it is saved", async ({ page }) => {
  await page.goto("./");
  await started(page);
  const name = `../..${MARKUP}\\..\\etc:passwd`.replaceAll("/script", "script");
  await openFile(page, name, Buffer.from("{}"));
  await expect(page.getByText("is not a Streamgauge workshop")).toBeVisible();
  await expectOnlyText(page, "home");
  await page.getByRole("button", { name: "Start with an empty map" }).click();
  const title = page.getByRole("textbox", { name: "Title of the workshop" });
  await title.fill('../../etc/passwd\u202e.exe<>:"|?*\u0000');
  await title.press("Enter");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save a file" }).click()]);
  expect(download.suggestedFilename()).toMatch(/^[^/\\<>:"|?*.]+\.streamgauge\.json$/);
});

const ADDRESSES = [
  "#/w/../../etc/passwd",
  "#/w/<script>window.owned=1</script>/map",
  `#/w/0000000000007/${encodeURIComponent(MARKUP)}`,
  "#javascript:window.owned=1",
  "#//example.org/",
  "#/w/0000000000007/map/../../../..",
  `#/${"w/".repeat(5000)}`,
  "#%00%ff%c0%af",
  "#/example/../w",
];

for (const [at, address] of ADDRESSES.entries()) {
  test(`an address can neither traverse nor inject: ${at + 1}`, async ({ page }) => {
    await page.goto(`./${address}`);
    await started(page);
    await expect(page.getByRole("main")).toBeVisible();
    await expectOnlyText(page, address.slice(0, 80));
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
  });
}

test("the built page names only files of its own folder, and what has a hash has the right one", async () => {
  const html = readFileSync(join(DIST, "index.html"), "utf8");
  const policy = html.indexOf("Content-Security-Policy");
  expect(policy).toBeGreaterThan(0);
  expect(policy, "the policy stands before whatever it governs").toBeLessThan(html.search(/<(script|link|style)/));
  const tags = html.match(/<(script|link|img|iframe|meta name="?program"?)\b[^>]*>/g);
  expect(tags.length).toBeGreaterThan(5);
  for (const tag of tags) {
    for (const [, quoted, bare] of tag.matchAll(/\s(?:src|href|data-(?:de-)?(?:js|wasm))=(?:"([^"]*)"|([^\s>]+))/g)) {
      const address = quoted ?? bare;
      expect(address).toMatch(/^\.\/[\w.\/-]+$/);
      expect(existsSync(join(DIST, address)), address).toBe(true);
      const [, kind, hash] = tag.match(/integrity="?(sha\d+)-([^"\s>]+)/) ?? [];
      if (hash) expect(createHash(kind).update(readFileSync(join(DIST, address))).digest("base64"), address).toBe(hash);
    }
  }
  expect(html).not.toMatch(/\son\w+=|\sstyle=|<style|<script(?![^>]*\ssrc=)/);
});

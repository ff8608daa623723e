// Every screen and every dialog by the rules of WCAG 2.2 AA that a program can check: axe, the size of what is pressed,
// the width of the page, and whether the focus can be seen. Each journey tells all that it found.
import { AxeBuilder } from "@axe-core/playwright";
import { readFileSync } from "node:fs";
import { expect, started, test } from "../fixtures.js";
import { startEmpty } from "./steps.js";

const EXAMPLE_DEPLOYS = readFileSync(new URL("../../assets/examples/parcel-tracking-deploys.csv", import.meta.url));
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds, in words. */
async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** What can be pressed and is narrower or lower than 24 px. Links within a sentence are as high as its lines. */
function smallTargets(page) {
  return page.evaluate(() => {
    const within = document.querySelector("dialog[open]") ?? document;
    const pressable = "button, a[href], input, select, textarea, summary, [role=button], [role=option], [role=radio]";
    const isInSentence = (element) => element.tagName === "A" && getComputedStyle(element).display === "inline";
    const area = (element) => {
      // A press on its label is a press on the field.
      const rects = [element, ...(element.labels ?? [])].map((part) => part.getBoundingClientRect());
      const [left, top] = [Math.min(...rects.map((r) => r.left)), Math.min(...rects.map((r) => r.top))];
      return { width: Math.max(...rects.map((r) => r.right)) - left, height: Math.max(...rects.map((r) => r.bottom)) - top };
    };
    const isSeen = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !element.closest(".vh");
    const told = [];
    for (const element of within.querySelectorAll(pressable)) {
      if (element.type === "hidden" || !isSeen(element) || isInSentence(element)) continue;
      const { width, height } = area(element);
      if (width > 0 && (width < 23.5 || height < 23.5)) told.push(`${Math.round(width)}×${Math.round(height)}: ${element.outerHTML.slice(0, 120)}`);
    }
    return told;
  });
}

/** Whether the page is wider than the window: then people have to scroll to and fro in every line. */
function overflow(page) {
  return page.evaluate(() => {
    const [wide, room] = [document.documentElement.scrollWidth, window.innerWidth];
    return wide > room + 1 ? [`the page is ${wide} px wide in a window of ${room}`] : [];
  });
}

/** Everything that is wrong with what is shown. */
async function inspect(page, name, found) {
  for (const problem of [...(await axe(page)), ...(await smallTargets(page)), ...(await overflow(page))]) found.push(`${name}: ${problem}`);
}

const dialog = (page, name) => page.getByRole("dialog", { name });

async function fromPalette(page, words) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill(words);
  await page.keyboard.press("Enter");
}

/** Goes to a screen of the open workshop. */
async function goTo(page, screen) {
  await page.evaluate((word) => {
    location.hash = location.hash.replace(/[^/]*$/, word);
  }, screen);
}

/** The dialogs over the map, and how each is opened. */
const DIALOGS = [
  ["Find a command", (page) => page.keyboard.press("Control+k")],
  ["Keyboard", (page) => page.keyboard.press("F1")],
  ["Calendar and basis", (page) => fromPalette(page, "calendar")],
  ["Start from a template", (page) => fromPalette(page, "template")],
  ["Paste rows", (page) => fromPalette(page, "paste")],
  ["Terms and formulas", (page) => fromPalette(page, "terms")],
  ["Export", (page) => fromPalette(page, "export")],
];

/** Goes through everything there is and has each looked at. */
async function everywhere(page, look) {
  await page.goto("./");
  await started(page);
  await look("Home, first visit");
  await startEmpty(page);
  await expect(page.getByRole("heading", { name: "Follow one request" })).toBeVisible();
  await look("Map, empty");
  await fromPalette(page, "guided");
  await expect(dialog(page, "Guided first map")).toBeVisible();
  await look("Guided first map");
  await page.keyboard.press("Escape");
  const empty = ["charter", "delivery", "scorecard", "compare", "ladder", "improve", "report", "history"].map((screen) => [screen, /./]);
  for (const [screen, heading] of [["present", "This map has no steps yet"], ...empty]) {
    await goTo(page, screen);
    await expect(page.getByRole("main").getByRole("heading", { name: heading }).first()).toBeVisible();
    await look(`${screen}, empty`);
  }

  await page.goto("./#/example");
  await page.waitForURL(/\/map$/);
  await expect(page.getByRole("region", { name: "Totals of the map" })).toContainText("60d");
  await look("Map");
  for (const [name, open] of DIALOGS) {
    await open(page);
    await expect(dialog(page, name)).toBeVisible();
    await look(name);
    await page.keyboard.press("Escape");
    await expect(dialog(page, name)).toBeHidden();
  }
  await page.getByRole("button", { name: /^5 Provide test environment/ }).click();
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeVisible();
  await look("Map, a step selected");
  await page.keyboard.press("Control+f");
  await expect(page.getByRole("search")).toBeVisible();
  await look("Find a step");
  await page.keyboard.press("Escape");

  await goTo(page, "table");
  await expect(page.getByRole("grid")).toBeVisible();
  await look("Table");
  await goTo(page, "compare");
  await expect(page.getByRole("heading", { name: "What changes, and what it is worth" })).toBeVisible();
  await look("Compare");
  await goTo(page, "present");
  const pages = page.getByRole("navigation", { name: "Pages" }).getByRole("button");
  for (const name of ["Total", "Constraint", "Handoffs", "Sent back", "What we change"]) {
    await pages.filter({ hasText: name }).click();
    await look(`Present, ${name}`);
  }
  await goTo(page, "scorecard");
  await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
  await look("Scorecard");
  for (const view of ["History", "Teams", "Raters"]) {
    await page.getByRole("main").getByRole("button", { name: view, exact: true }).click();
    await look(`Scorecard, ${view}`);
  }
  await goTo(page, "ladder");
  await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
  await look("Ladder");
  await goTo(page, "improve");
  await expect(page.getByRole("button", { name: "Add improvement" })).toBeVisible();
  await look("Improve");
  for (const screen of ["charter", "report"]) {
    await goTo(page, screen);
    await expect(page.getByRole("main")).toBeVisible();
    await look(screen);
  }
  await goTo(page, "history");
  await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
  await look("History");
  await page.getByRole("option").first().click();
  await expect(page.getByRole("main").getByRole("heading", { level: 2 }).nth(1)).toBeVisible();
  await look("History, a moment");
  await goTo(page, "delivery");
  const chooser = page.getByLabel("Files to import").first();
  await chooser.setInputFiles({ name: "deploys.csv", mimeType: "text/csv", buffer: EXAMPLE_DEPLOYS });
  const add = page.getByRole("button", { name: "Add to Delivery", exact: true });
  await expect(add).toBeEnabled();
  await look("Delivery, import");
  await add.click();
  await expect(page.getByRole("button", { name: "Explain change failure rate" })).toBeVisible();
  await look("Delivery");
  await page.getByRole("button", { name: "Explain change failure rate" }).click();
  await expect(page.getByRole("button", { name: /^Failed/ })).toBeVisible();
  await look("Delivery, explained");
  await page.goto("./#/");
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await look("Home");
  await page.goto("./#/all");
  await expect(page.getByRole("main").getByRole("heading").first()).toBeVisible();
  await look("All workshops");
}

for (const colorScheme of ["light", "dark"]) {
  test.describe(colorScheme, () => {
    test.use({ viewport: { width: 1440, height: 900 }, colorScheme, contextOptions: { reducedMotion: "reduce" } });
    test(`every screen and dialog: ${colorScheme}`, async ({ page }) => {
      test.setTimeout(480_000);
      const found = [];
      await everywhere(page, (name) => inspect(page, name, found));
      expect(found).toEqual([]);
    });
  });
}

/** What each screen of the example shows when it is there. */
const SCREENS = [
  ["map", (page) => page.getByRole("main").getByText("Provide test environment").first()],
  ["charter", (page) => page.getByRole("heading", { name: "Agenda" })],
  ["table", (page) => page.getByRole("grid")],
  ["compare", (page) => page.getByRole("heading", { name: "What changes, and what it is worth" })],
  ["present", (page) => page.getByRole("navigation", { name: "Pages" })],
  ["delivery", (page) => page.getByRole("button", { name: "Explain change failure rate" })],
  ["scorecard", (page) => page.getByRole("heading", { name: "Profile" })],
  ["ladder", (page) => page.getByRole("heading", { name: "The ceiling the map sets" })],
  ["improve", (page) => page.getByRole("button", { name: "Add improvement" })],
  ["report", (page) => page.getByRole("button", { name: "Print" })],
  ["history", (page) => page.getByRole("listbox")],
];

for (const [where, width, height] of [["on a phone of 360 px", 360, 740], ["at a zoom of 200 %", 720, 450]]) {
  test(`every screen reads without scrolling sideways ${where}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height });
    const found = [];
    await page.goto("./");
    await started(page);
    await inspect(page, "Home, first visit", found);
    await page.goto("./#/example");
    await page.waitForURL(/\/map$/);
    for (const [screen, mark] of SCREENS) {
      await goTo(page, screen);
      await expect(mark(page)).toBeVisible();
      await inspect(page, screen, found);
    }
    for (const address of ["./#/", "./#/all"]) {
      await page.goto(address);
      await expect(page.getByRole("heading", { name: "Workshops", exact: true })).toBeVisible();
      await inspect(page, address, found);
    }
    expect(found).toEqual([]);
  });
}

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("every screen fits a phone of 390 px with its longer words", async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto("./#/example");
    await page.waitForURL(/\/map$/);
    const found = [];
    for (const [screen] of SCREENS) {
      await goTo(page, screen);
      await expect(page.getByRole("main")).toBeVisible();
      // Figures that are measured later make tables wider.
      await page.waitForTimeout(1000);
      for (const problem of await overflow(page)) found.push(`${screen}: ${problem}`);
    }
    expect(found).toEqual([]);
  });
});

test("the focus can be seen on everything that Tab reaches", async ({ page }) => {
  await page.goto("./#/example");
  await page.waitForURL(/\/map$/);
  await expect(page.getByRole("region", { name: "Totals of the map" })).toContainText("60d");
  const unseen = [];
  const seen = new Set();
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press("Tab");
    const told = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      const selection = element.querySelector(".selection");
      const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
      const drawn = selection && getComputedStyle(selection).stroke !== "none";
      return { name: element.outerHTML.slice(0, 100), isSeen: ring || Boolean(drawn) };
    });
    if (!told) continue;
    seen.add(told.name);
    if (!told.isSeen) unseen.push(told.name);
  }
  expect(seen.size).toBeGreaterThan(12);
  expect([...new Set(unseen)]).toEqual([]);
});

test("with forced colours what is chosen and what is marked is still told apart", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  await page.goto("./#/example");
  await page.waitForURL(/\/map$/);
  await expect(page.getByRole("region", { name: "Totals of the map" })).toContainText("60d");
  const look = (locator) => locator.evaluate((element) => {
    const { fontWeight, backgroundColor, textDecorationLine, borderTopColor } = getComputedStyle(element);
    return [fontWeight, backgroundColor, textDecorationLine, borderTopColor].join(" ");
  });
  const [on, off] = [page.getByRole("button", { name: "To scale" }), page.getByRole("button", { name: "Even" })];
  expect(await look(on)).not.toBe(await look(off));
  await goTo(page, "present");
  const pages = page.getByRole("navigation", { name: "Pages" }).getByRole("button");
  expect(await look(pages.nth(0))).not.toBe(await look(pages.nth(1)));
  await page.keyboard.press("2");
  const frames = page.locator(".room-step .frame");
  await expect(frames.first()).toBeVisible();
  const strokes = await frames.evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).strokeWidth)).size);
  expect(strokes).toBeGreaterThan(1);
});

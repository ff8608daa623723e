import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty, step, total } from "./steps.js";

const grid = (page) => page.getByRole("grid");
const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("rowheader", { name }) });
/** A cell by the name of its step and of its column, as a screen reader finds it. */
async function cell(page, name, column) {
  const heads = await page.getByRole("columnheader").evaluateAll((all) => all.map((head) => head.firstChild.textContent));
  return row(page, name).locator(`[aria-colindex="${heads.indexOf(column) + 1}"]`);
}
const said = (page) => page.locator("main").getByRole("status");

/** A map with these steps, shown as a table. */
async function openTable(page, rows) {
  await startEmpty(page);
  await addSteps(page, rows);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.goto(page.url().replace(/\/map$/, "/table"));
  await expect(grid(page)).toBeVisible();
}

test("the table shows every fact of the map, and what is changed here stands on the map", async ({ page }) => {
  await openTable(page, CHAIN.slice(0, 4));
  await expect(grid(page)).toHaveAccessibleName("Steps of Current state");
  for (const name of [
    "Step", "Team", "Kind", "Wait before", "Lead time", "Process time", "%C/A", "People", "WIP", "Batch", "Value", "After",
    "Rework to", "Rework share", "Tools", "Barriers", "Wastes", "Notes", "Measured",
  ]) {
    await expect(page.getByRole("columnheader", { name, exact: false }).first()).toBeVisible();
  }
  await expect(grid(page)).toHaveAttribute("aria-rowcount", "6");
  await expect(await cell(page, "Develop", "Lead time")).toHaveText("6 d");
  await expect(await cell(page, "Develop", "After")).toHaveText("2 Refine story");
  expect(await total(page, "Total lead time")).toEqual(["16d", "4 of 4 steps"]);

  await (await cell(page, "Develop", "Lead time")).dblclick();
  await page.getByRole("textbox", { name: "Lead time of 3 Develop" }).fill("2 d");
  await page.keyboard.press("Enter");
  await expect(said(page)).toHaveText("Lead time of 3 Develop set to 2 d");
  expect((await total(page, "Total lead time"))[0]).toBe("12d");
  await expect(await cell(page, "Review and merge", "Lead time")).toBeFocused();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(said(page)).toHaveText("Lead time of 3 Develop set to 6 d");
  await page.getByRole("button", { name: "Redo" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Map" }).click();
  await expect(step(page, "Develop")).toBeVisible();
  expect((await total(page, "Total lead time"))[0]).toBe("12d");
});

test("a whole map is typed with the keys of a spreadsheet", async ({ page }) => {
  await startEmpty(page);
  await page.goto(page.url().replace(/\/map$/, "/table"));
  await page.getByRole("gridcell", { name: /next step/ }).click();
  for (const name of ["Take in", "Build", "Ship"]) {
    await page.keyboard.type(name);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("rowheader", { name })).toBeVisible();
    await page.keyboard.press("Enter");
  }
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+Home");
  await expect(page.getByRole("rowheader", { name: "Take in" })).toBeFocused();
  // A column downwards: what is typed goes on with Enter.
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  for (const time of ["2 d", "3", "90m"]) {
    await page.keyboard.type(time);
    await page.keyboard.press("Enter");
  }
  await expect(await cell(page, "Take in", "Lead time")).toHaveText("2 d");
  // A number without unit takes the one typed last.
  await expect(await cell(page, "Build", "Lead time")).toHaveText("3 d");
  await expect(await cell(page, "Ship", "Lead time")).toHaveText("90m");
  // A row across: Tab.
  await page.keyboard.press("Control+Home");
  await page.keyboard.press("Tab");
  for (const value of ["Product", "2 d", "1 h"]) {
    await page.keyboard.type(value);
    await page.keyboard.press("Tab");
  }
  await expect(await cell(page, "Take in", "Team")).toHaveText("Product");
  await expect(await cell(page, "Take in", "Process time")).toHaveText("1 h");
  await expect(await cell(page, "Ship", "After")).toHaveText("2 Build");
  // F2 keeps what stands there; Escape leaves it as it was; Delete empties it.
  await page.keyboard.press("Home");
  await page.keyboard.press("F2");
  await page.keyboard.type(" requests");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("rowheader", { name: "Take in" })).not.toContainText("requests");
  await page.keyboard.press("F2");
  await page.keyboard.type(" requests");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("rowheader", { name: "Take in requests" })).toBeVisible();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("Delete");
  await expect(said(page)).toHaveText("Team of 1 Take in requests cleared");
});

test("rows pasted where the next step is typed become steps behind the last one", async ({ page }) => {
  await openTable(page, CHAIN.slice(0, 2));
  await page.getByRole("gridcell", { name: /next step/ }).click();
  await expect(page.getByRole("textbox", { name: "Name of the next step" })).toBeFocused();
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData("text/plain", "Step\tTeam\tLT\nBuild\tDev\t2 d\nShip\tOps\t1 d\n");
    document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  });
  await expect(page.getByRole("rowheader")).toHaveCount(4);
  await expect(await cell(page, "Build", "After")).toHaveText("2 Refine story");
  await expect(await cell(page, "Ship", "After")).toHaveText("3 Build");
  expect((await total(page, "Total lead time"))[0]).toBe("11d");
});

test("the search leaves the focus on what it found", async ({ page }) => {
  await openTable(page, CHAIN.slice(0, 4));
  await page.getByRole("rowheader").first().click();
  await page.keyboard.press("Control+f");
  await page.getByRole("search").getByRole("textbox").pressSequentially("review");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 1");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("search")).toHaveCount(0);
  await expect(page.getByRole("rowheader", { name: "Review and merge" })).toBeFocused();
});

test("rows are added, moved, selected and removed by keyboard, and each is one undo", async ({ page }) => {
  await openTable(page, CHAIN.slice(0, 3));
  const names = () => page.getByRole("rowheader").allTextContents();
  const three = ["Prioritise request", "Refine story", "Develop"];
  await page.getByRole("rowheader", { name: "Refine story" }).click();
  await page.keyboard.press("Control+Enter");
  await page.keyboard.type("Size story");
  await page.keyboard.press("Enter");
  expect((await names()).map((name) => name.replace(/constraint.*/, ""))).toEqual([three[0], three[1], "Size story", three[2]]);
  await expect(await cell(page, "Develop", "After")).toHaveText("3 Size story");
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Alt+ArrowUp");
  await expect(said(page)).toHaveText("Row moved: now 2 Size story, of 4");
  await expect(page.getByRole("rowheader", { name: "Size story" })).toBeFocused();
  // The order of the rows is not the order of the work.
  await expect(await cell(page, "Develop", "After")).toHaveText("2 Size story");
  await page.keyboard.press("Shift+ArrowDown");
  await expect(page.getByRole("row", { selected: true })).toHaveCount(2);
  await page.keyboard.press("Delete");
  await expect(page.getByRole("rowheader")).toHaveCount(2);
  await expect(await cell(page, "Develop", "After")).toHaveText("1 Prioritise request");
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader")).toHaveCount(4);
  await page.keyboard.press("Control+a");
  await expect(page.getByRole("row", { selected: true })).toHaveCount(4);
  await page.keyboard.press("Delete");
  await expect(page.getByRole("rowheader")).toHaveCount(0);
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("rowheader")).toHaveCount(4);
});

test("arrows are typed as numbers or names, and what makes no sense is refused with the reason", async ({ page }) => {
  await openTable(page, CHAIN.slice(0, 4));
  const after = await cell(page, "Review and merge", "After");
  await after.dblclick();
  const field = page.getByRole("textbox", { name: "After of 4 Review and merge" });
  await field.fill("2; Develop");
  await field.press("Enter");
  await expect(after).toHaveText("3 Develop; 2 Refine story");
  await after.dblclick();
  await field.fill("nowhere");
  await field.press("Enter");
  await expect(page.getByRole("alert")).toContainText("No step is called “nowhere”");
  await expect(field).toHaveValue("nowhere");
  await field.press("Escape");
  await expect(after).toHaveText("3 Develop; 2 Refine story");

  await (await cell(page, "Review and merge", "Rework to")).dblclick();
  await page.getByRole("textbox", { name: "Rework to of 4 Review and merge" }).fill("3");
  await page.keyboard.press("Tab");
  await page.keyboard.type("25");
  await page.keyboard.press("Enter");
  await expect(await cell(page, "Review and merge", "Rework share")).toHaveText("25");
  // Two ways from Product to Development, and none between teams goes back.
  expect(await total(page, "Handoffs")).toEqual(["2", "between teams"]);
});

test("unknown is a question mark, and a contradiction is said in the row with its likely fix", async ({ page }) => {
  await openTable(page, CHAIN.slice(2, 6));
  const lead = await cell(page, "System test", "Lead time");
  await lead.dblclick();
  await page.getByRole("textbox", { name: "Lead time of 4 System test" }).fill("5 h");
  await page.keyboard.press("Enter");
  await expect(lead).toHaveAttribute("aria-invalid", "true");
  await expect(lead).toHaveAccessibleDescription(/5 h is less than the process time, 1 d\..*Kept as typed/);
  const open = page.getByRole("complementary", { name: "Still open, 1" });
  await expect(open).toContainText("ask: Test");
  await open.getByRole("button", { name: "Use 5 d" }).click();
  await expect(lead).toHaveText("5 d");
  await expect(lead).not.toHaveAttribute("aria-invalid", "true");
  await expect(said(page)).toHaveText("Lead time of 4 System test set to 5 d");

  await lead.click();
  await page.keyboard.type("?");
  await page.keyboard.press("Enter");
  await expect(lead.getByRole("img", { name: "unknown" })).toBeVisible();
  expect((await total(page, "Total lead time"))[1]).toContain("1 of 4 steps has no lead time");
});

test("kind, wastes and where a figure was measured are chosen in place", async ({ page }) => {
  await openTable(page, CHAIN.slice(0, 2));
  await (await cell(page, "Refine story", "Kind")).dblclick();
  await page.getByRole("combobox", { name: "Kind of 2 Refine story" }).selectOption("Queue only");
  await expect(await cell(page, "Refine story", "Kind")).toHaveText("Queue only");
  await (await cell(page, "Refine story", "Wastes")).dblclick();
  await page.getByRole("checkbox", { name: "Waiting" }).check();
  await page.getByRole("checkbox", { name: "Motion, handoffs" }).check();
  await page.getByRole("button", { name: "Done" }).click();
  await expect(await cell(page, "Refine story", "Wastes")).toHaveText("Waiting; Motion, handoffs");
  await (await cell(page, "Prioritise request", "Measured")).dblclick();
  await page.getByRole("checkbox", { name: "Lead time" }).check();
  await page.getByRole("textbox", { name: "Lead time: Source" }).fill("Jira");
  await page.getByRole("textbox", { name: "Lead time: Sample size" }).fill("120");
  await page.getByRole("button", { name: "Done" }).click();
  await expect(await cell(page, "Prioritise request", "Measured")).toHaveText("Lead time: Jira, n = 120, percentile 50");
  await expect((await cell(page, "Prioritise request", "Lead time")).getByRole("img", { name: "measured" })).toBeVisible();
});

for (const { scheme, width, height } of [
  { scheme: "light", width: 1440, height: 900 },
  { scheme: "dark", width: 1440, height: 900 },
  { scheme: "light", width: 390, height: 844 },
  { scheme: "dark", width: 390, height: 844 },
]) {
  test(`the table can be used by everybody, ${scheme}, ${width} wide`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width, height });
    await page.goto("#/example");
    await started(page);
    await page.waitForURL(/\/map$/);
    await page.goto(page.url().replace(/\/map$/, "/table"));
    await expect(grid(page)).toBeVisible();
    await expectAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await page.getByRole("rowheader").first().click();
    await page.keyboard.press("F2");
    await expectAccessible(page);
  });
}

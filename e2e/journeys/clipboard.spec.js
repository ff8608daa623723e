import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty, step, total } from "./steps.js";

/** An empty map, shown. */
async function openEmpty(page) {
  await startEmpty(page);
  await expect(page.getByRole("button", { name: "Add the first step" }).first()).toBeVisible();
}

const dialog = (page, name) => page.getByRole("dialog", { name });
const messages = (page) => page.getByRole("status", { name: "Messages" });

/** Has the browser paste a text, as Ctrl V does with one that is on the clipboard. */
async function paste(page, text) {
  await page.evaluate((text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
  }, text);
}

/** What the browser puts on the clipboard, as Ctrl C and Ctrl X do. */
async function clip(page, type) {
  return page.evaluate((type) => {
    const event = new ClipboardEvent(type, { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return event.clipboardData.getData("text/plain");
  }, type);
}

/** Runs a command by the palette; after that the tools are there. */
async function run(page, words) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill(words);
  await page.keyboard.press("Enter");
}

const ROWS = [
  "Team\tStep\tLT (h)\tprocess time [min]\tC&A",
  "Sales\tTake in\t16\t60\t80",
  "Dev\tBuild\t24\t480\t90",
  "Ops\tShip\t8\t30\t100",
].join("\n");

test("rows with a heading become connected steps with their figures", async ({ page }) => {
  await openEmpty(page);
  await paste(page, ROWS);
  await expect(step(page, "Ship")).toBeVisible();
  await expect(messages(page).filter({ hasText: "3 steps pasted." })).toHaveCount(1);
  expect((await total(page, "Total lead time"))[0]).toBe("6d");
  expect((await total(page, "Rolled %C/A"))[0]).toBe("72%");
  expect((await total(page, "Handoffs"))[0]).toBe("2");
  await page.keyboard.press("Control+z");
  await expect(step(page, "Ship")).toHaveCount(0);
});

test("what cannot be read is listed by row and column, and kept", async ({ page }) => {
  await openEmpty(page);
  await run(page, "paste rows");
  await dialog(page, "Paste rows").getByRole("textbox").fill("step,lead time,shoe size\nTake in,2 d,44\nBuild,soon,45");
  await expectAccessible(page);
  await dialog(page, "Paste rows").getByRole("button", { name: "Paste onto the map" }).click();
  const report = dialog(page, "What to look at in the pasted rows");
  await expect(report).toContainText("2 steps pasted, 2 cells to look at.");
  const rows = report.getByRole("row");
  await expect(rows.filter({ hasText: "shoe size" }).first()).toContainText("in the notes");
  await expect(rows.filter({ hasText: "soon" })).toContainText(/3\s*2, lead time\s*soon.*Kept as typed/);
  await expectAccessible(page);
  await report.getByRole("button", { name: "Close" }).click();
  await step(page, "Build").click();
  await expect(page.getByLabel("Lead time", { exact: true })).toHaveValue("soon");
});

test("copied steps are pasted again as the same rows, cut ones leave the map", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await step(page, "Refine story").click();
  // The tools arrive with the first of them that is asked for.
  await run(page, "duplicate");
  await expect(step(page, "Refine story")).toHaveCount(2);
  await page.keyboard.press("Control+z");
  await expect(step(page, "Refine story")).toHaveCount(1);

  await step(page, "Refine story").click();
  await page.keyboard.press("Control+a");
  const rows = await clip(page, "copy");
  expect(rows.split("\n")[0]).toMatch(/^step\tteam\t/i);
  expect(rows).toContain("Develop");
  await paste(page, rows);
  await expect(step(page, "Develop")).toHaveCount(2);
  expect((await total(page, "Total lead time"))[0]).toBe("28d");
  expect(await clip(page, "cut")).toContain("Prioritise request");
  await expect(step(page, "Develop")).toHaveCount(1);
  expect((await total(page, "Total lead time"))[0]).toBe("14d");
});

test("thousands of rows are read in pieces, shown where one scrolls to, taken out and put back", async ({ page }) => {
  await openEmpty(page);
  const count = 6_000;
  const rows = Array.from({ length: count }, (_, n) => `Step ${n + 1}\tTeam ${n % 7}\t2 d\t1 h`);
  await paste(page, rows.join("\n"));
  await expect(messages(page).filter({ hasText: `Reading ${count} rows…` })).toHaveCount(1);
  await expect(messages(page).filter({ hasText: `${count} steps pasted.` })).toHaveCount(1);
  expect((await total(page, "Total lead time"))[0].replaceAll(/\D/g, "")).toBe("12000");
  await page.getByRole("group", { name: "Views of the map" }).getByRole("link", { name: "Table" }).click();
  const grid = page.getByRole("grid");
  await expect(grid).toHaveAttribute("aria-rowcount", String(count + 2));
  await expect(page.getByRole("heading", { name: `Still open, ${count}` })).toBeVisible();
  // As the scroll bar does, far beyond the rows that are on the page: the table stays where it was scrolled to.
  await grid.evaluate((grid) => { grid.parentElement.scrollTop = 3_000 * 48; });
  await expect(page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Step 3005", exact: true }) })).toBeInViewport();
  await page.getByRole("rowheader", { name: "Step 3005", exact: true }).click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(grid).toHaveAttribute("aria-rowcount", "2");
  await page.keyboard.press("Control+z");
  await expect(grid).toHaveAttribute("aria-rowcount", String(count + 2));
});

test("reading very many rows can be cancelled by key and by button, and leaves the map as it was", async ({ page }) => {
  await openEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const rows = Array.from({ length: 100_000 }, (_, n) => `Step ${n + 1}\tTeam ${n % 7}\t2 d\t1 h`).join("\n");
  const reading = dialog(page, "Reading the pasted rows");
  const cancelled = messages(page).filter({ hasText: "Cancelled: nothing was pasted, the map is as it was." });
  const ways = [() => page.keyboard.press("Escape"), () => reading.getByRole("button", { name: "Cancel" }).click()];
  for (const cancel of ways) {
    await paste(page, rows);
    await expect(reading).toContainText("Reading 100000 rows…");
    await cancel();
    await expect(reading).toBeHidden();
    await expect(cancelled).not.toHaveCount(0);
    await cancelled.first().getByRole("button", { name: "Dismiss" }).click();
  }
  await expect(page.getByRole("button", { name: /^\d+ Step / })).toHaveCount(0);
  expect((await total(page, "Total lead time"))[0]).toBe("8d");
});

test("very many steps are taken out of the map as one gesture, all or all but one", async ({ page }) => {
  await openEmpty(page);
  await paste(page, Array.from({ length: 300 }, (_, n) => `Step ${n + 1}\tTeam\t1 d\t1 h`).join("\n"));
  await expect(messages(page).filter({ hasText: "300 steps pasted." })).toHaveCount(1);
  const days = () => expect.poll(async () => (await total(page, "Total lead time"))[0].replaceAll(/\D/g, ""));
  await days().toBe("300");
  await page.keyboard.press("Control+a");
  await page.getByRole("button", { name: "300 Step 300" }).click({ modifiers: ["Shift"] });
  await page.keyboard.press("Delete");
  await days().toBe("1");
  await page.keyboard.press("Control+z");
  await days().toBe("300");
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  await expect(page.getByRole("button", { name: "Add the first step" })).toBeVisible();
  await page.keyboard.press("Control+z");
  await days().toBe("300");
});

test("a template starts a map", async ({ page }) => {
  await openEmpty(page);
  await run(page, "template");
  const templates = dialog(page, "Start from a template");
  await expect(templates.getByRole("heading", { level: 3 })).toHaveText([
    "Software delivery", "Incident", "Change approval", "Support request", "Office, mapped as a factory is",
  ]);
  await expect(templates.getByText("Report the incident")).toBeVisible();
  await expectAccessible(page);
  await templates.getByRole("button", { name: "Use incident" }).click();
  await expect(step(page, "Report the incident")).toBeVisible();
  await expect(messages(page).filter({ hasText: /\d+ steps pasted\./ })).toHaveCount(1);
  await started(page);
});

import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, fill, startEmpty, step, total } from "./steps.js";

const palette = (page) => page.getByRole("dialog", { name: "Find a command" });
const dialog = (page, name) => page.getByRole("dialog", { name });

/** The palette with these words typed into it. */
async function ask(page, words) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill(words);
}

async function openExample(page) {
  await page.goto("#/example");
  await started(page);
  await page.waitForURL(/\/map$/);
  await expect(step(page, "Develop")).toBeVisible();
}

test("the palette finds commands, screens and steps by words, and offers only what can be done", async ({ page }) => {
  await openExample(page);
  await ask(page, "lead edit");
  await expect(palette(page).getByText("Nothing that can be done now is called so.")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(palette(page)).toBeHidden();

  await ask(page, "change app");
  await expect(palette(page).getByRole("option")).toHaveText([/^8 Change approval/]);
  await page.keyboard.press("Enter");
  await expect(step(page, "Change approval")).toHaveAttribute("aria-pressed", "true");

  // With a step selected its fields are at hand, each with its key.
  await ask(page, "edit");
  await expect(palette(page).getByRole("option", { name: /Edit the lead time/ })).toContainText("L");
  await expectAccessible(page);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(palette(page).getByRole("option", { selected: true })).toContainText("Edit the lead time");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("Lead time", { exact: true })).toBeFocused();
  await page.keyboard.press("Escape");

  await ask(page, "go table");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid")).toBeVisible();
  await ask(page, "show future");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid", { name: /Future state/ })).toBeVisible();
});

test("the palette offers undo and redo only when there is something to take back", async ({ page }) => {
  await openExample(page);
  const options = palette(page).getByRole("option");
  const none = palette(page).getByText("Nothing that can be done now is called so.");
  for (const word of ["undo", "redo"]) {
    await ask(page, word);
    await expect(none).toBeVisible();
    // A busy browser tells of the closing late: here only after the next Ctrl+K, or never.
    await page.evaluate(() => addEventListener("close", (event) => event.stopImmediatePropagation(), { capture: true, once: true }));
    await page.keyboard.press("Escape");
    await expect(palette(page)).toBeHidden();
  }
  await page.keyboard.press("Control+k");
  await expect(palette(page).getByRole("combobox")).toHaveValue("");
  await page.keyboard.press("Escape");
  await step(page, "Develop").click();
  await page.keyboard.press("Delete");
  await expect(step(page, "Develop")).toHaveCount(0);
  await ask(page, "undo");
  await expect(options).toHaveText([/^Undo/]);
  await page.keyboard.press("Enter");
  await expect(step(page, "Develop")).toHaveCount(1);
  await ask(page, "redo");
  await expect(options).toHaveText([/^Redo/]);
  await page.keyboard.press("Enter");
  await expect(step(page, "Develop")).toHaveCount(0);
});

test("steps are found by name, team and notes, one after the other", async ({ page }) => {
  await openExample(page);
  await page.keyboard.press("Control+f");
  const field = page.getByRole("search").getByRole("textbox");
  await field.pressSequentially("operations");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("1 of 3");
  await expect(step(page, "Provide test environment")).toHaveAttribute("aria-pressed", "true");
  await field.press("Enter");
  await expect(step(page, "Release window")).toHaveAttribute("aria-pressed", "true");
  await expect(field).toBeFocused();
  await field.press("Shift+Enter");
  await field.press("Shift+Enter");
  await expect(page.getByRole("search").getByRole("status")).toHaveText("3 of 3");
  await expect(step(page, "Deploy")).toHaveAttribute("aria-pressed", "true");
  await field.press("Escape");
  await expect(page.getByRole("search")).toHaveCount(0);
  await expect(step(page, "Deploy")).toHaveAttribute("aria-pressed", "true");
});

test("the calendar, the ends and the constraint of a map are set, each as one undo", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  expect((await total(page, "Total lead time"))[0]).toBe("14d");
  await ask(page, "calendar");
  await page.keyboard.press("Enter");
  const settings = dialog(page, "Calendar and basis");
  await settings.getByRole("radio", { name: "24 × 7, elapsed time" }).check();
  await expect(page.getByText("24 h × 7 d")).toBeVisible();
  await settings.getByRole("textbox", { name: "Hours per day" }).fill("7,5");
  await settings.getByRole("textbox", { name: "Hours per day" }).press("Tab");
  await expect(page.getByText("7.5 h × 7 d")).toBeVisible();
  await expect(settings.getByRole("textbox", { name: "Hours per day" })).toHaveValue("7.5");
  await settings.getByRole("textbox", { name: "The stream ends with" }).fill("shipped");
  await settings.getByRole("combobox", { name: "Constraint" }).selectOption({ label: "2 Refine story" });
  await expectAccessible(page);
  await settings.getByRole("button", { name: "Close" }).click();
  await expect(step(page, "Refine story")).toHaveAccessibleName(/constraint$/);
  await expect(page.getByText("to “shipped”")).toBeVisible();
  for (let count = 0; count < 4; count++) await page.keyboard.press("Control+z");
  await expect(page.getByText("8 h × 5 d")).toBeVisible();
  await expect(step(page, "Prioritise request")).toHaveAccessibleName(/constraint$/);
});

test("rework is counted in three ways side by side", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, [["Build", "Team", "2 d", "1 d", "80"], ["Test", "Team", "1 d", "4 h", "90"]]);
  await page.getByLabel("Connect to").selectOption({ label: "1 Build" });
  await page.getByLabel("Share sent back to 1 Build, %").fill("50");
  await page.getByLabel("Share sent back to 1 Build, %").press("Enter");
  await ask(page, "basis");
  await page.keyboard.press("Enter");
  // The loop takes 3 d: half of the work once more is 1 d 4 h, until right (0.5 ÷ 0.5) 3 d.
  const row = (name) => dialog(page, "Calendar and basis").getByRole("row", { name });
  await expect(row("not counted")).toContainText("3 d");
  await expect(row("once per item sent back")).toContainText("4 d 4 h");
  await expect(row("repeated until right")).toContainText("6 d");
});

test("a future state can be deleted, and undo brings it back", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await page.getByRole("button", { name: "Draw a future state" }).click();
  await step(page, "Prioritise request").click();
  await fill(page, ["Prioritise request", "Product", "1 d", "2 h", "70"]);
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await ask(page, "basis");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Delete this future state" }).click();
  await expect(page.getByRole("button", { name: "Future state", exact: true })).toHaveCount(0);
  expect((await total(page, "Total lead time"))[0]).toBe("8d");
  await page.keyboard.press("Control+z");
  await page.getByRole("button", { name: "Future state", exact: true }).click();
  expect((await total(page, "Total lead time"))[0]).toBe("4d");
});

test("help shows all keys, those of the table too", async ({ page }) => {
  await startEmpty(page);
  await page.keyboard.press("F1");
  const help = dialog(page, "Keyboard");
  await expect(help.getByRole("row", { name: /Add step/ })).toContainText("Tab");
  await expect(help.getByRole("row", { name: /move the row/ })).toContainText("Alt ↑");
  await expectAccessible(page);
});

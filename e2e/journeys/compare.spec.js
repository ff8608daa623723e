import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty, total } from "./steps.js";

const compare = (page) => page.getByRole("main", { name: "Comparison of two states" });

async function openCompare(page) {
  await page.goto(page.url().replace(/\/map$/, "/compare"));
  await expect(compare(page)).toBeVisible();
}

test("current and future of the example stand beside each other, with every total and difference", async ({ page }) => {
  await page.goto("#/example");
  await started(page);
  await page.waitForURL(/\/map$/);
  await openCompare(page);
  expect(await total(page, "Total lead time")).toEqual(["60 d → 16d6h", "−43 d 2 h, −72.1 %"]);
  expect(await total(page, "Rolled %C/A")).toEqual(["13.9 % → 48.8%", "+34.9 pt, +251.9 %"]);
  expect(await total(page, "Steps")).toEqual(["11 → 9", "−2, −18.2 %"]);
  expect(await total(page, "Handoffs")).toEqual(["7 → 6", "−1, −14.3 %"]);
  await expect(compare(page).getByRole("status")).toHaveText(
    "The constraint moves from 5 Provide test environment to 1 Take in request.",
  );
  await expect(page.getByRole("img", { name: /^Two timelines on one scale\./ })).toHaveAccessibleName(/60 d.*16 d 6 h/);
  const worth = page.getByRole("table", { name: "What changes, and what it is worth" });
  await expect(worth.getByRole("row", { name: /Provide test environment/ })).toContainText("LT");
  await expect(worth.getByRole("row").filter({ hasText: "removed" }).first()).toBeVisible();
  await expectAccessible(page);

  await page.getByRole("combobox", { name: "After" }).selectOption({ index: 0 });
  await expect(compare(page)).toContainText("Nothing differs yet.");
});

test("with one map the screen says what a future state is for, and draws the first", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await openCompare(page);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Draw a future state" }).click();
  await expect(page.getByRole("grid", { name: /Future state/ })).toBeVisible();
  await page.getByRole("group", { name: "View" }).getByRole("button", { name: "Compare" }).click();
  await expect(compare(page)).toContainText("Nothing differs yet.");
  expect((await total(page, "Total lead time"))[0]).toBe("14 d → 14d");
});

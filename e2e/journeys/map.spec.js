import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, fill, startEmpty, step, total } from "./steps.js";

test("a map of nine steps in four teams with a branch and a rework loop has the totals of the book", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN);

  await step(page, "System test").click();
  await page.getByRole("button", { name: "Add parallel step" }).click();
  await fill(page, ["Docs and release notes", "Product", "3 d", "6 h", "95"]);
  await step(page, "System test").click();
  await page.getByLabel("Connect to").selectOption({ label: "3 Develop" });
  await page.getByLabel("Share sent back to 3 Develop, %").fill("25");
  await page.getByLabel("Share sent back to 3 Develop, %").press("Enter");
  await step(page, "Release window").click();
  await page.getByLabel("Kind").selectOption("Queue only");

  // By hand: 5+3+6+2+9+5+3 d and 4 h are 33 d 4 h; 2+4+16+1+3+8+0+1 h are 35 h; 35 of 268 h are 13.1 %.
  expect(await total(page, "Total lead time")).toEqual(["33d4h", "between 31 d 4 h and 35 d 4 h"]);
  expect(await total(page, "Total process time")).toEqual(["4d3h", "on the longest path"]);
  expect(await total(page, "Activity ratio")).toEqual(["13.1%", "4 d 3 h of 33 d 4 h"]);
  // .70 × .75 × .80 × .92 × .60 × .82 × .95 × .90 is 16.25 %.
  expect(await total(page, "Rolled %C/A")).toEqual(["16.3%", "incomplete: 8 of 9 steps"]);
  expect(await total(page, "Total effort")).toEqual(["5d1h", "all steps × people"]);
  expect(await total(page, "Steps")).toEqual(["9", "4 teams, 1 queue"]);
  expect(await total(page, "Handoffs")).toEqual(["6", "and 1 back"]);

  await expect(step(page, "Provision environment")).toHaveAccessibleName(/constraint$/);
  await expect(page.getByText("25 % sent back")).toBeVisible();
  await expect(page.getByText("parallel, 2 d slack", { exact: true })).toBeVisible();
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await expectAccessible(page);
});

test("every change can be undone and redone, and a reload keeps it", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  expect((await total(page, "Total lead time"))[0]).toBe("14d");

  await step(page, "Develop").click();
  await page.keyboard.press("Delete");
  expect((await total(page, "Total lead time"))[0]).toBe("8d");
  await page.keyboard.press("Control+z");
  expect((await total(page, "Total lead time"))[0]).toBe("14d");
  await page.keyboard.press("Control+Shift+Z");
  expect((await total(page, "Total lead time"))[0]).toBe("8d");
  await page.getByRole("button", { name: "Undo" }).click();
  expect((await total(page, "Total lead time"))[0]).toBe("14d");

  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await page.reload();
  await started(page);
  await expect(step(page, "Develop")).toBeVisible();
  expect((await total(page, "Total lead time"))[0]).toBe("14d");
});

test("steps are added and filled with the keyboard alone", async ({ page }) => {
  await startEmpty(page);
  await page.keyboard.press("n");
  for (const text of ["Take in", "Product", "2 d", "1 h", "80", "2"]) {
    await page.keyboard.type(text);
    await page.keyboard.press("Tab");
  }
  await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
  await page.keyboard.press("n");
  await page.keyboard.type("Build");
  await page.keyboard.press("Enter");
  await page.keyboard.press("l");
  // A number without unit takes the unit typed last.
  await page.keyboard.type("3");
  await page.keyboard.press("Enter");
  expect((await total(page, "Total lead time"))[0]).toBe("5d");
  expect(await total(page, "Total effort")).toEqual(["2h", "incomplete: 1 of 2"]);
  await page.keyboard.press("ArrowLeft");
  await expect(step(page, "Take in")).toHaveAttribute("aria-pressed", "true");
});

test("unknown is not zero, and what cannot be read is kept and said at its place", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const leadTime = page.getByLabel("Lead time", { exact: true });
  await leadTime.fill("soon");
  await leadTime.press("Enter");
  await expect(leadTime).toHaveValue("soon");
  await expect(leadTime).toHaveAttribute("aria-invalid", "true");
  await expect(leadTime).toHaveAccessibleDescription(/No number at character 1/);
  expect(await total(page, "Total lead time")).toEqual(["5d", "incomplete, so far; 1 of 2 steps has no lead time"]);

  await leadTime.fill("1 h");
  await leadTime.press("Enter");
  await expect(leadTime).toHaveAccessibleDescription(/Shorter than the process time/);
  await page.getByLabel("%C/A", { exact: true }).fill("120");
  await page.getByLabel("%C/A", { exact: true }).press("Enter");
  await expect(page.getByLabel("%C/A", { exact: true })).toHaveAccessibleDescription(/at most 100/);
  expect((await total(page, "Rolled %C/A"))[1]).toBe("incomplete: 1 of 2 steps");
});

test("a drag moves a step as one gesture, and Escape leaves no trace", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const box = step(page, "Refine story");
  const before = await box.boundingBox();
  const grip = { x: before.x + 30, y: before.y + 60 };
  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 80, grip.y + 90, { steps: 5 });
  await page.keyboard.press("Escape");
  await page.mouse.up();
  expect((await box.boundingBox()).y).toBeCloseTo(before.y, -1);

  await page.mouse.move(grip.x, grip.y);
  await page.mouse.down();
  await page.mouse.move(grip.x + 80, grip.y + 90, { steps: 5 });
  await page.mouse.up();
  const after = await box.boundingBox();
  expect(after.y).toBeGreaterThan(before.y + 40);
  await page.keyboard.press("Control+z");
  expect((await box.boundingBox()).y).toBeCloseTo(before.y, -1);
});

test("a flow is drawn by its handle, and a step is inserted in it", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  // From the last step back to the first: rework, because the first already leads there.
  await step(page, "Develop").click();
  const from = await step(page, "Develop").boundingBox();
  const to = await step(page, "Prioritise request").boundingBox();
  await page.mouse.move(from.x + from.width - 4, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(to.x + 40, to.y + 40, { steps: 6 });
  await page.mouse.up();
  await expect(page.getByText("sent back", { exact: true })).toBeVisible();
  expect((await total(page, "Handoffs"))[1]).toBe("and 1 back");
});

test("a future state is drawn as a change of the current one, which stays", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await page.getByRole("button", { name: "Draw a future state" }).click();
  await step(page, "Prioritise request").click();
  await page.getByLabel("Lead time", { exact: true }).fill("1 d");
  await page.getByLabel("Lead time", { exact: true }).press("Enter");
  expect((await total(page, "Total lead time"))[0]).toBe("4d");
  await page.getByRole("button", { name: "Current state" }).click();
  expect((await total(page, "Total lead time"))[0]).toBe("8d");
});

test("two tabs with the same workshop show each other's changes and lose none", async ({ page, context }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  const other = await context.newPage();
  await other.goto(page.url());
  await expect(step(other, "Prioritise request")).toBeVisible();
  await addSteps(other, CHAIN.slice(1, 2));
  await expect(step(page, "Refine story")).toBeVisible();
  await addSteps(page, CHAIN.slice(2, 3));
  await expect(step(other, "Develop")).toBeVisible();
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await other.reload();
  await expect(other.getByRole("button", { name: /^\d+ / })).toHaveCount(3);
});

for (const viewport of [{ width: 390, height: 844 }, { width: 1280, height: 720 }]) {
  test(`the map is accessible in the dark at ${viewport.width} pixels`, async ({ page }) => {
    await page.setViewportSize(viewport);
    await page.emulateMedia({ colorScheme: "dark" });
    await startEmpty(page);
    await expectAccessible(page);
    await addSteps(page, CHAIN.slice(0, 1));
    await expectAccessible(page);
    await page.getByRole("button", { name: "Close" }).click();
    await expectAccessible(page);
  });
}

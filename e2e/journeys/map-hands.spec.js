// The map by keyboard alone, by mouse and by touch.
import { expect, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty, step, total } from "./steps.js";

test("a whole map of eight steps with all figures is made without the mouse", async ({ page }) => {
  await startEmpty(page);
  await page.keyboard.press("n");
  for (const [at, [name, team, leadTime, processTime, percentCa]] of CHAIN.entries()) {
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
    for (const text of [name, team, leadTime, processTime, percentCa]) {
      await page.keyboard.type(text);
      await page.keyboard.press("Tab");
    }
    await expect(page.getByLabel("People", { exact: true })).toBeFocused();
    await page.keyboard.type("2");
    // Enter leads back to the step, Tab on to the next one.
    await page.keyboard.press("Enter");
    await expect(step(page, name)).toBeFocused();
    if (at < CHAIN.length - 1) await page.keyboard.press("Tab");
  }
  expect((await total(page, "Steps"))[0]).toBe("8");
  expect((await total(page, "Total lead time"))[0]).toBe("33d4h");
  expect((await total(page, "Total effort"))[0]).not.toBe("–");

  // Escape gives Tab back to the page.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await expect(step(page, "Deploy and verify")).not.toBeFocused();
  expect((await total(page, "Steps"))[0]).toBe("8");
});

test("what is removed leaves the focus on the step before it, and at last on the first button of the empty map", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await expect(step(page, "Develop")).toBeFocused();
  for (const left of ["Refine story", "Prioritise request"]) {
    await page.keyboard.press("Delete");
    await expect(step(page, left)).toBeFocused();
  }
  await page.keyboard.press("Delete");
  await expect(page.getByRole("button", { name: "Add the first step" })).toBeFocused();
  await page.keyboard.press("Control+z");
  await expect(step(page, "Prioritise request")).toBeVisible();
});

test("arrows walk to the nearest step, with Shift they move it, and undo brings it back", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await step(page, "Refine story").click();
  await page.keyboard.press("ArrowLeft");
  await expect(step(page, "Prioritise request")).toBeFocused();
  await page.keyboard.press("ArrowRight");
  await expect(step(page, "Refine story")).toHaveAttribute("aria-pressed", "true");
  const before = await step(page, "Refine story").boundingBox();
  await page.keyboard.press("Shift+ArrowDown");
  await expect.poll(async () => (await step(page, "Refine story").boundingBox()).y).toBeGreaterThan(before.y + 5);
  await page.keyboard.press("Control+z");
  await expect.poll(async () => Math.abs((await step(page, "Refine story").boundingBox()).y - before.y)).toBeLessThan(1);
});

test("a frame drawn by mouse selects, and what is selected is carried and removed together", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await page.keyboard.press("Escape");
  const [first, second] = [await step(page, "Prioritise request").boundingBox(), await step(page, "Refine story").boundingBox()];
  await page.mouse.move(first.x - 8, first.y - 8);
  await page.mouse.down();
  await page.mouse.move(second.x + second.width + 6, second.y + second.height + 6, { steps: 5 });
  await page.mouse.up();
  await expect(page.locator('[aria-pressed="true"][data-step]')).toHaveCount(2);

  await page.mouse.move(first.x + 30, first.y + 60);
  await page.mouse.down();
  await page.mouse.move(first.x + 30, first.y + 180, { steps: 6 });
  await page.mouse.up();
  const moved = await step(page, "Refine story").boundingBox();
  expect(moved.y - second.y).toBeGreaterThan(90);
  await page.keyboard.press("Delete");
  expect((await total(page, "Steps"))[0]).toBe("1");
});

test("a click on one of several selected steps leaves it alone selected, and its details are shown", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await page.keyboard.press("Escape");
  await page.keyboard.press("Control+a");
  await expect(step(page, "Refine story")).toHaveAttribute("aria-pressed", "true");
  await expect(page.getByRole("complementary", { name: "Details" })).toContainText("The last of 3 selected");
  await step(page, "Prioritise request").click();
  await expect(step(page, "Refine story")).toHaveAttribute("aria-pressed", "false");
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveValue("Prioritise request");
  await expect(page.getByRole("complementary", { name: "Details" })).not.toContainText("selected");
});

test("the space bar and the wheel move the paper and nothing on it", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await step(page, "Refine story").click();
  const before = await step(page, "Refine story").boundingBox();
  await page.keyboard.down("Space");
  await page.mouse.move(before.x + 20, before.y + 50);
  await page.mouse.down();
  await page.mouse.move(before.x + 80, before.y + 90, { steps: 4 });
  await page.mouse.up();
  await page.keyboard.up("Space");
  const panned = await step(page, "Refine story").boundingBox();
  expect(panned.x - before.x).toBeCloseTo(60, 0);
  await page.mouse.wheel(0, 100);
  await expect.poll(async () => (await step(page, "Refine story").boundingBox()).y).toBeLessThan(panned.y - 90);
  await expect(page.getByRole("button", { name: "Undo" })).toBeEnabled();
  await page.keyboard.press("Control+z");
  // The last thing done was typing the figures, not moving the paper.
  await expect(page.getByLabel("%C/A", { exact: true })).toHaveValue("");
});

test("two fingers change the size of the map about the place between them", async ({ page }) => {
  await page.goto("./#/example");
  await started(page);
  const box = page.locator("[data-step]").first();
  await box.waitFor();
  const before = await box.boundingBox();
  await page.evaluate(() => {
    const svg = document.querySelector("svg.map");
    const edges = svg.getBoundingClientRect();
    const touch = (type, pointerId, dx) =>
      svg.dispatchEvent(
        new PointerEvent(type, {
          bubbles: true, pointerType: "touch", pointerId, button: 0, buttons: 1,
          clientX: edges.left + edges.width / 2 + dx, clientY: edges.bottom - 30,
        }),
      );
    touch("pointerdown", 11, -40);
    touch("pointerdown", 12, 40);
    touch("pointermove", 12, 120);
    touch("pointerup", 12, 120);
    touch("pointerup", 11, -40);
  });
  await expect.poll(async () => (await box.boundingBox()).width).toBeGreaterThan(before.width * 1.5);
});

test("waits between the steps are another view of the same map", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await page.getByRole("button", { name: "Waits between" }).click();
  await step(page, "Refine story").click();
  await expect(page.getByLabel("Wait before", { exact: true })).toHaveValue("2 d 4 h");
  await page.getByLabel("Wait before", { exact: true }).fill("4 d");
  await page.getByLabel("Wait before", { exact: true }).press("Enter");
  expect((await total(page, "Total lead time"))[0]).toBe("9d4h");
  await page.getByRole("button", { name: "Lead times" }).click();
  expect((await total(page, "Total lead time"))[0]).toBe("9d4h");
});

test("what is asked of a step less often is kept with it", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  await page.getByText("Queue, tools, wastes, sources").click();
  await page.getByLabel("Items waiting").fill("12");
  await page.getByLabel("Tools", { exact: true }).fill("Jira");
  await page.getByLabel("Heroics").check();
  await page.getByLabel("Value", { exact: true }).selectOption("Necessary");
  await page.getByLabel("Lead time measured by").fill("Jira, n 40, p85");
  await page.getByLabel("Lead time measured by").press("Enter");
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await page.reload();
  await started(page);
  await step(page, "Prioritise request").click();
  await page.getByText("Queue, tools, wastes, sources").click();
  await expect(page.getByLabel("Items waiting")).toHaveValue("12");
  await expect(page.getByLabel("Heroics")).toBeChecked();
  await expect(page.getByLabel("Value", { exact: true })).toHaveValue("Necessary");
  await expect(page.getByLabel("Lead time measured by")).toHaveValue("Jira, n 40, p85");
});

/** Chooses a command in the palette. */
async function command(page, name) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill(name);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog")).toBeHidden();
}

test("selected steps are aligned and spread evenly, each undone at once", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  const names = CHAIN.slice(0, 3).map(([name]) => name);
  const boxes = async () => Promise.all(names.map((name) => step(page, name).boundingBox()));
  const spread = (list, side) => Math.max(...list.map((box) => box[side])) - Math.min(...list.map((box) => box[side]));
  await step(page, names[1]).click();
  for (let times = 0; times < 3; times++) await page.keyboard.press("Shift+ArrowRight");
  await page.keyboard.press("Control+a");
  const before = await boxes();
  expect(spread(before, "y")).toBeGreaterThan(10);

  await command(page, "Align top edges");
  await expect.poll(async () => spread(await boxes(), "y")).toBeLessThan(1);
  await command(page, "Distribute across");
  const unevenness = async () => {
    const [first, second, third] = await boxes();
    return Math.abs(third.x - second.x - (second.x - first.x));
  };
  // Places are whole map units.
  await expect.poll(unevenness).toBeLessThan(4);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => Math.round(spread(await boxes(), "y"))).toBe(Math.round(spread(before, "y")));
});

test("what a change did is said to people who do not see it", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const said = page.getByText(/^2 Refine story, Product: lead time 3 d, process time 4 h, %C\/A 75 %\. 2 steps, Total lead time 8 d$/);
  await expect(said).toBeAttached();
  await expect(said).toHaveAttribute("aria-live", "polite");
});

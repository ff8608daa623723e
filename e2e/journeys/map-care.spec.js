// Where the focus goes, what is said, and what a hand may do on the map without harm.
import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, INCOMPLETE, addSteps, fill, heightsOfTotals, paste, startEmpty, step, total } from "./steps.js";

const details = (page) => page.getByRole("complementary", { name: "Details" });
const messages = (page) => page.getByRole("status", { name: "Messages" });

test("a double click on a step edits its name", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await step(page, "Prioritise request").dblclick({ position: { x: 40, y: 20 } });
  await expect(page.getByRole("textbox", { name: "Name", exact: true })).toBeFocused();
  await page.keyboard.type("Take in");
  await page.keyboard.press("Enter");
  await expect(step(page, "Take in")).toBeFocused();
  expect((await total(page, "Steps"))[0]).toBe("2");
});

test("the middle button moves the paper and pastes nothing", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const pastes = await page.evaluateHandle(() => {
    const seen = [];
    document.addEventListener("paste", (event) => seen.push(event.type), true);
    return seen;
  });
  const before = await step(page, "Refine story").boundingBox();
  await page.mouse.move(before.x + 200, before.y + 200);
  await page.mouse.down({ button: "middle" });
  await page.mouse.move(before.x + 260, before.y + 230, { steps: 4 });
  await page.mouse.up({ button: "middle" });
  await expect.poll(async () => (await step(page, "Refine story").boundingBox()).x).toBeCloseTo(before.x + 60, -1);
  expect(await pastes.jsonValue()).toEqual([]);
});

test("of several selected steps the details remove the one that they show", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 4));
  await step(page, "Prioritise request").click();
  await step(page, "Develop").click({ modifiers: ["Shift"] });
  await expect(details(page).getByRole("heading", { level: 2 })).toHaveText("3 Develop");
  await expect(details(page)).toContainText("The last of 2 selected");
  await details(page).getByRole("button", { name: "Remove this step" }).click();
  expect((await total(page, "Steps"))[0]).toBe("3");
  await expect(step(page, "Develop")).toHaveCount(0);
  await expect(step(page, "Prioritise request")).toBeVisible();
});

test("closing the details leaves the focus on the step, on a phone on its row", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  await details(page).getByRole("button", { name: "Close" }).click();
  await expect(details(page)).toHaveCount(0);
  await expect(step(page, "Refine story")).toBeFocused();

  await page.setViewportSize({ width: 390, height: 844 });
  const row = page.getByRole("list", { name: "Steps" }).getByRole("button", { name: /Refine story/ });
  await row.click();
  await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
  await expect(row).toBeFocused();
  await details(page).getByRole("button", { name: "Close" }).click();
  await expect(row).toBeFocused();
});

test("a step that was cut leaves the focus on the one before it", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 3));
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill("cut");
  await page.keyboard.press("Enter");
  await expect(step(page, "Develop")).toHaveCount(0);
  await expect(step(page, "Refine story")).toBeFocused();
});

test("drawing a future state and changing between states keeps the focus and says which is shown", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  const said = page.locator("main").getByText(/Total lead time 5 d$/);
  await page.getByRole("button", { name: "Draw a future state" }).click();
  await expect(page.getByRole("button", { name: "Future state", exact: true })).toBeFocused();
  await expect(said).toHaveText("Future state: 1 step, Total lead time 5 d");
  await page.getByRole("button", { name: "Current state", exact: true }).click();
  await expect(page.getByRole("button", { name: "Current state", exact: true })).toBeFocused();
  await expect(said).toHaveText("1 step, Total lead time 5 d");
});

test("a lead time below the process time is marked on the drawing and said", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, [["Build", "Team", "1 d", "2 d", "80"]]);
  await expect(step(page, "Build")).toHaveAccessibleDescription(/lead time 1 d, less than the process time 2 d/);
  await expect(page.locator("main").getByText(/less than the process time 2 d.*1 step, Total lead time 1 d$/)).toBeAttached();
});

test("the way of counting rework is printed with the totals", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, [["Build", "Team", "2 d", "1 d", "80"], ["Test", "Team", "1 d", "4 h", "90"]]);
  const strip = page.getByRole("region", { name: "Totals of the map" });
  await expect(strip).not.toContainText("rework");
  await page.getByLabel("Connect to").selectOption({ label: "1 Build" });
  await page.getByLabel("Share sent back to 1 Build, %").fill("50");
  await page.getByLabel("Share sent back to 1 Build, %").press("Enter");
  await expect(strip).toContainText("rework not counted");
  await page.getByRole("button", { name: "All commands" }).click();
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill("basis");
  await page.keyboard.press("Enter");
  await page.getByRole("radio", { name: "repeated until right" }).check();
  await expect(strip).toContainText("rework repeated until right: 6 d");
  await page.getByRole("radio", { name: "once per item sent back" }).check();
  await expect(strip).toContainText("rework once per item sent back: 4 d 4 h");
  expect((await total(page, "Total lead time"))[0]).toBe("3d");
});

test("the totals of an incomplete map stand in one low strip", async ({ page }) => {
  await startEmpty(page);
  await paste(page, INCOMPLETE);
  await expect(step(page, "Deploy and verify")).toBeVisible();
  expect((await total(page, "Total lead time"))[1]).toContain("incomplete");
  const heights = await heightsOfTotals(page, [[1440, 900], [1280, 720]]);
  for (const height of heights) expect(height).toBeLessThanOrEqual(112);
});

test("waits on the arrows can be read: no step lies over them", async ({ page }) => {
  await startEmpty(page);
  await paste(page, "step\tteam\twait\tPT\nAsk\tA\t\t1 h\nBuild\tB\t2 d 4 h\t1 d\nCheck\tB\t1 wk\t1 h\nShip\tC\t3 d\t1 h");
  await expect(step(page, "Ship")).toBeVisible();
  const boxes = await Promise.all(["Ask", "Build", "Check", "Ship"].map((name) => step(page, name).boundingBox()));
  for (const wait of ["wait 2 d 4 h", "wait 1 wk", "wait 3 d"]) {
    const label = await page.getByRole("group", { name: "Drawing of the map" }).getByText(wait, { exact: true }).boundingBox();
    // The letters without the paper around them, and the boxes without the frame that shows a selection.
    const middle = label.y + label.height / 2;
    for (const box of boxes) {
      const apart =
        label.x >= box.x + box.width || label.x + label.width <= box.x ||
        middle - 6 >= box.y + box.height || middle + 6 <= box.y + 4;
      expect(apart, `${wait} ${JSON.stringify(label)} ${JSON.stringify(box)}`).toBe(true);
    }
  }
});

test("what was done before is no news: one message at a time", async ({ page }) => {
  await startEmpty(page);
  for (const name of ["One", "Two", "Three"]) {
    await paste(page, `step\tLT\n${name}\t1 d`);
    await expect(step(page, name)).toBeVisible();
  }
  await expect(messages(page).getByRole("button", { name: "Dismiss" })).toHaveCount(1);
});

test("on a phone every command is at hand, and what was done can be undone", async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await startEmpty(page);
  await expect(page.getByRole("button", { name: "Undo" })).toBeHidden();
  await page.getByRole("button", { name: "Add the first step" }).click();
  await fill(page, CHAIN[0]);
  await details(page).getByRole("button", { name: "Close" }).click();
  await expectAccessible(page);
  await page.getByRole("button", { name: "All commands" }).click();
  await page.getByRole("option", { name: "Calendar and basis" }).click();
  await page.getByRole("radio", { name: "24 × 7, elapsed time" }).check();
  await page.getByRole("dialog", { name: "Calendar and basis" }).getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("24 h × 7 d")).toBeVisible();
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByText("8 h × 5 d")).toBeVisible();
  await started(page);
});

test("a name of two thousand letters leaves the fields at hand", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, [["long name ".repeat(200).trim(), "Team", "1 d", "1 h", "90"]]);
  await expect(details(page).getByRole("textbox", { name: "Name", exact: true })).toBeInViewport();
  await expect(details(page).getByLabel("Lead time", { exact: true })).toBeInViewport();
});

test("help names what a hand does, and leads to all commands", async ({ page }) => {
  await startEmpty(page);
  await page.keyboard.press("?");
  const help = page.getByRole("dialog", { name: "Keyboard" });
  await expect(help.getByRole("row", { name: /move the paper/ })).toContainText("Space drag");
  await expectAccessible(page);
  await help.getByRole("button", { name: "Find a command" }).click();
  await expect(page.getByRole("combobox", { name: "Command, screen or step" })).toBeFocused();
});

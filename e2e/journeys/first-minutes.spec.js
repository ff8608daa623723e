// The first five minutes of somebody who has never drawn a stream: the guide over the empty map, and the terms.
import { expect, expectAccessible, started, test } from "../fixtures.js";
import { startEmpty, step, total } from "./steps.js";

const guide = (page) => page.getByRole("dialog", { name: "Guided first map" });
const field = (page, name) => guide(page).getByRole("textbox", { name });

async function tell(page, label, words, team) {
  await field(page, label).fill(words);
  if (team) await guide(page).getByRole("combobox", { name: "By whom" }).fill(team);
  await guide(page).getByRole("button", { name: "Go on" }).click();
}

test("the guide asks from the customer back, then the figures, and every answer is on the map", async ({ page }) => {
  await startEmpty(page);
  await page.getByRole("button", { name: "Be guided" }).click();
  await expect(guide(page)).toContainText("Who gets the result");
  await expect(field(page, "Customer")).toBeFocused();
  await expectAccessible(page);
  await tell(page, "Customer", "Shops");
  await expect(step(page, "Shops")).toBeVisible();
  await tell(page, "The stream ends with", "the shop sees it");
  await tell(page, "What is done", "Deploy", "Operations");
  await expect(step(page, "Deploy")).toBeVisible();
  await expect(guide(page)).toContainText("just before ‘Deploy’");
  await tell(page, "What is done", "Build", "Development");
  await expect(guide(page)).toContainText("just before ‘Build’");
  await guide(page).getByRole("button", { name: "Nothing: it starts here" }).click();
  await tell(page, "The stream starts with", "request accepted");

  await expect(guide(page)).toContainText("Ask the people who do it: Development");
  await tell(page, "Lead time", "soon");
  await expect(guide(page)).toContainText("No number at character 1");
  await tell(page, "Lead time", "5 d");
  await tell(page, "Process time", "8 d");
  await expect(guide(page)).toContainText("Build: Shorter than the process time");
  await guide(page).getByRole("button", { name: "Back" }).click();
  await expect(field(page, "Process time")).toHaveValue("8 d");
  await tell(page, "Process time", "2 d");
  await expect(guide(page)).toContainText("Ask: Operations");
  await tell(page, "%C/A", "80");
  await tell(page, "Lead time", "3 d");
  await tell(page, "Process time", "1 d");
  await guide(page).getByRole("button", { name: "Not known" }).click();

  await expect(guide(page)).toContainText("The first map stands");
  await expect(guide(page)).toContainText("Total lead time: 8 d.");
  await expectAccessible(page);
  expect((await total(page, "Total lead time"))[0]).toBe("8d");
  expect((await total(page, "Rolled %C/A"))[0]).toBe("80%");
  expect((await total(page, "Total process time"))[0]).toBe("3d");
  await page.keyboard.press("Escape");
  await expect(guide(page)).toHaveCount(0);
  await expect(page.locator("main button").first()).toBeFocused();
  // Each answer is one undo: the last one wrote that nobody knows.
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect.poll(async () => (await total(page, "Total process time"))[0]).toBe("2d");
});

test("the guide is taken up where the map is, and by keyboard alone", async ({ page }) => {
  await startEmpty(page);
  await page.getByRole("button", { name: "Add the first step" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Deploy");
  await page.getByRole("textbox", { name: "Name", exact: true }).press("Enter");
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill("guided");
  await page.keyboard.press("Enter");
  for (const words of ["Shops", "live", "Build"]) {
    await expect(guide(page).getByRole("textbox")).toBeFocused();
    await expect(guide(page).getByRole("textbox")).toHaveValue("");
    await page.keyboard.type(words);
    await page.keyboard.press("Enter");
  }
  await expect(guide(page)).toContainText("just before ‘Build’");
  await expect(step(page, "Build")).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(guide(page)).toHaveCount(0);
});

test("every term has its formula and its source, from the help and from the palette", async ({ page }) => {
  await startEmpty(page);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keyboard" }).getByRole("button", { name: "Terms and formulas" }).click();
  const terms = page.getByRole("dialog", { name: "Terms and formulas" });
  await expect(terms).toContainText("Total PT ÷ total LT × 100");
  await expect(terms.getByText(/^Source: /)).toHaveCount(await terms.getByRole("term").count());
  await terms.getByRole("searchbox", { name: "Find a term" }).fill("queue estimate");
  await expect(terms.getByRole("term")).toHaveText(["Queue estimate"]);
  await expect(terms).toContainText("appendix 4");
  await terms.getByRole("searchbox").fill("zebra");
  await expect(terms.getByRole("status")).toHaveText("No term is called so.");
  await expectAccessible(page);
  // A busy browser tells late that a dialog was closed: here not before it is open again.
  await page.evaluate(() => {
    const hold = (event) => {
      event.stopImmediatePropagation();
      window.tellOfClosing = () => event.target.dispatchEvent(new Event("close"));
    };
    addEventListener("close", hold, { capture: true, once: true });
  });
  // The first Escape empties the field.
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(terms).toBeHidden();
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill("formulas");
  await page.keyboard.press("Enter");
  await expect(terms).toBeVisible();
  await page.evaluate(() => window.tellOfClosing());
  await expect(terms.getByRole("term").first()).toBeVisible();
});

test("a second workshop opened in the same page hears its keys", async ({ page }) => {
  await startEmpty(page);
  await page.getByRole("link", { name: "All workshops" }).click();
  await page.goto("./#/example");
  await page.waitForURL(/\/map$/);
  await expect(step(page, "Develop")).toBeVisible();
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog", { name: "Find a command" })).toBeVisible();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "All workshops" }).click();
  await started(page);
  await page.getByRole("button", { name: "New workshop" }).click();
  await expect(page.getByRole("button", { name: "Add the first step" })).toBeVisible();
  await page.keyboard.press("?");
  await expect(page.getByRole("dialog", { name: "Keyboard" })).toBeVisible();
});

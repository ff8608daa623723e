import { expect, expectAccessible, started, test } from "../fixtures.js";

/** Lets everything through but the program's wasm, which arrives when the returned function is called. */
async function holdProgram(page) {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route("**/streamgauge-*_bg.wasm", async (route) => {
    await held;
    await route.continue();
  }, { times: 1 });
  return release;
}

for (const { scheme, paper } of [
  { scheme: "light", paper: "rgb(251, 250, 246)" },
  { scheme: "dark", paper: "rgb(17, 24, 28)" },
]) {
  test(`the page shows its frame before the program arrives, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const release = await holdProgram(page);
    await page.goto("./", { waitUntil: "commit" });
    await expect(page.getByRole("banner")).toContainText("Streamgauge");
    await expect(page.getByRole("status")).toHaveText("Opening…");
    expect((await page.getByRole("banner").boundingBox()).height).toBe(52);
    await expect(page.locator("body")).toHaveCSS("background-color", paper);
    await expectAccessible(page);
    release();
    await started(page);
  });
}

test("the chosen theme stands before the first paint and outweighs the system's", async ({ page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.addInitScript(() => localStorage.setItem("streamgauge.theme", "dark"));
  const release = await holdProgram(page);
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  await expect(page.locator("body")).toHaveCSS("background-color", "rgb(17, 24, 28)");
  release();
  await started(page);
});

test("the frame fits a narrow phone", async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const release = await holdProgram(page);
  await page.goto("./", { waitUntil: "commit" });
  await expect(page.getByRole("banner")).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  release();
  await started(page);
});

import { readFileSync } from "node:fs";
import { expect, expectAccessible, started, test } from "../fixtures.js";

const crash = (page, detail) =>
  page.evaluate((detail) => dispatchEvent(new CustomEvent("streamgauge:crash", { detail })), detail);

const dialog = (page) => page.getByRole("alertdialog", { name: "Streamgauge has stopped" });

for (const scheme of ["light", "dark"]) {
  test(`a crash is told in a dialog that shuts the page away, ${scheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto("./");
    await started(page);
    await crash(page, 'panicked at <img src=x onerror="alert(1)">');
    await expect(dialog(page)).toBeVisible();
    // The message is text, whatever it holds.
    await expect(dialog(page).locator("pre")).toHaveText('panicked at <img src=x onerror="alert(1)">');
    await expect(page.locator("#app")).toHaveAttribute("inert");
    await expect(page.getByRole("button", { name: "Download my workshops" })).toBeFocused();
    await expectAccessible(page);
    // What follows the first report comes from a broken program.
    await crash(page, "a second one");
    await expect(page.getByRole("alertdialog")).toHaveCount(1);

    await page.getByRole("button", { name: "Reload" }).click();
    await started(page);
    await expect(page.getByRole("alertdialog")).toHaveCount(0);
  });
}

test("the error's text can be copied", async ({ page, context }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto("./");
  await crash(page, "index out of reach");
  await page.getByRole("button", { name: "Copy error" }).click();
  await expect(dialog(page).getByRole("status")).toHaveText("The error's text is on the clipboard.");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain("index out of reach");
});

test.describe("a trap that nothing caught", () => {
  test.use({ expectedErrors: [/unreachable/] });

  for (const { how, run } of [
    { how: "in an event handler", run: "setTimeout(trap)" },
    { how: "in a task", run: "Promise.resolve().then(trap)" },
  ]) {
    test(`${how} opens the crash screen too`, async ({ page }) => {
      await page.goto("./");
      await started(page);
      // (module (func (export "f") unreachable)), compiled by the browser as the program is.
      await page.evaluate(async (run) => {
        const code = "0061736d0100000001040160000003020100070501016600000a05010300000b";
        const bytes = Uint8Array.from(code.match(/../g), (pair) => parseInt(pair, 16));
        const { instance } = await WebAssembly.instantiate(bytes);
        const trap = () => instance.exports.f();
        if (run.startsWith("setTimeout")) setTimeout(trap);
        else void Promise.resolve().then(trap);
      }, run);
      await expect(dialog(page).locator("pre")).toContainText("unreachable");
    });
  }
});

test.describe("with the program gone", () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  /** The page without its program: what the rescue finds is what the test put there. */
  async function openWithoutProgram(page) {
    await page.route("**/streamgauge-*", (route) => route.abort());
    await page.goto("./");
  }

  test("the rescue file holds all that the database holds", async ({ page }) => {
    await openWithoutProgram(page);
    await page.evaluate(
      () =>
        new Promise((done, failed) => {
          const request = indexedDB.open("streamgauge", 3);
          request.onupgradeneeded = () => {
            const journal = request.result.createObjectStore("journal", { keyPath: "id" });
            journal.put({ id: "w1", title: "Zahlungen – Überblick", saved: new Date(0), steps: [1, null, { wait: Infinity }] });
            const blocks = request.result.createObjectStore("blocks");
            blocks.put(new Uint8Array([0, 1, 254, 255]), ["w1", 2]);
            blocks.put(new Blob(["a,b\n"], { type: "text/csv" }).size, "size");
          };
          request.onsuccess = () => done(request.result.close());
          request.onerror = () => failed(request.error);
        }),
    );
    await crash(page, "gone");
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Download my workshops" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^streamgauge-rescue-\d{4}-\d\d-\d\d\.json$/);
    const rescued = JSON.parse(readFileSync(await download.path(), "utf8"));
    expect(rescued.database_version).toBe(3);
    expect(rescued.stores).toEqual({
      blocks: [
        { key: "size", value: 4 },
        { key: ["w1", 2], value: { $base64: "AAH+/w==", $type: "Uint8Array" } },
      ],
      journal: [
        {
          key: "w1",
          value: {
            id: "w1",
            title: "Zahlungen – Überblick",
            saved: { $date: "1970-01-01T00:00:00.000Z" },
            steps: [1, null, { wait: { $number: "Infinity" } }],
          },
        },
      ],
    });
    await expect(dialog(page).getByRole("status")).toHaveText("3 records saved to a file.");
  });

  test("with nothing stored, the rescue says so and makes no database", async ({ page }) => {
    await openWithoutProgram(page);
    await crash(page, "gone");
    await page.getByRole("button", { name: "Download my workshops" }).click();
    await expect(dialog(page).getByRole("status")).toHaveText("The database holds nothing: there is nothing to save.");
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
  });
});

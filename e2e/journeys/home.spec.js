import { readFileSync } from "node:fs";
import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, paste, startEmpty, step, total } from "./steps.js";

test("the first visit offers three ways, and the example is one click away", async ({ page }) => {
  await page.goto("./");
  await started(page);
  await expect(page.getByRole("heading", { name: "No workshops in this browser yet" })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: "Open the example" }).click();
  expect((await total(page, "Total lead time"))[0]).toBe("60d");
  await page.getByRole("button", { name: "Future state" }).click();
  expect((await total(page, "Total lead time"))[0]).toBe("16d6h");
});

test("S10: the example's own address opens a copy and is not left behind", async ({ page }) => {
  await page.goto("./#/example");
  await started(page);
  await expect(page.getByRole("region", { name: "Totals of the map" })).toBeVisible();
  expect((await total(page, "Total lead time"))[0]).toBe("60d");
  expect(page.url()).toMatch(/#\/w\/\w{13}\/map$/);
  await page.getByRole("link", { name: "All workshops" }).click();
  await expect(page.getByRole("link", { name: /^Kestrel Parcels/ })).toHaveCount(1);
});

test("S10: a saved file opens as a copy with everything in it, and never overwrites", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 2));
  const title = page.getByRole("textbox", { name: "Title of the workshop" });
  await title.fill("Payments: idea to live");
  await title.press("Enter");
  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save a file" }).click()]);
  expect(download.suggestedFilename()).toBe("payments--idea-to-live.streamgauge.json");
  const content = readFileSync(await download.path());
  expect(JSON.parse(content).format).toBe("streamgauge.workshop");
  const original = page.url();

  await page.getByRole("link", { name: "All workshops" }).click();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open file" }).click()]);
  await chooser.setFiles({ name: "copy.streamgauge.json", mimeType: "application/json", buffer: content });
  await expect(step(page, "Refine story")).toBeVisible();
  expect(page.url()).not.toBe(original);
  await page.getByRole("link", { name: "All workshops" }).click();
  await expect(page.getByRole("link", { name: "Payments: idea to live" })).toHaveCount(2);
  await expectAccessible(page);
});

for (const [name, content, message] of [
  ["notes.json", '{"type":"excalidraw"}', /notes\.json is not a Streamgauge workshop/],
  ["later.json", '{"format":"streamgauge.workshop","version":99}', /written by a newer release/],
  ["cut.json", '{"format":"streamgauge.workshop","version":1,\n"gestures":[\n{"stamp"', /cut\.json is damaged at line 3/],
  ["empty.json", "", /empty\.json is not a Streamgauge workshop/],
]) {
  test(`a file that cannot be opened says why and what to do: ${name}`, async ({ page }) => {
    await page.goto("./");
    await started(page);
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: "Open file" }).click()]);
    await chooser.setFiles({ name, mimeType: "application/json", buffer: Buffer.from(content) });
    await expect(page.getByText(message)).toBeVisible();
    await expect(page.getByRole("heading", { name: "No workshops in this browser yet" })).toBeVisible();
  });
}

test("S13: a deleted workshop lies in the bin and is put back whole", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  await expect(page.getByRole("status").getByText("Saved")).toBeVisible();
  await page.getByRole("link", { name: "All workshops" }).click();
  await page.getByRole("button", { name: "Delete Untitled workshop" }).click();
  await expect(page.getByText("30 days left")).toBeVisible();
  await page.getByRole("button", { name: "Put back Untitled workshop" }).click();
  await page.getByRole("link", { name: "Untitled workshop" }).click();
  await expect(step(page, "Prioritise request")).toBeVisible();
});

test("S13: a workshop leaves the bin for good after 30 days", async ({ page }) => {
  await startEmpty(page);
  await addSteps(page, CHAIN.slice(0, 1));
  await page.getByRole("link", { name: "All workshops" }).click();
  await page.getByRole("button", { name: "Delete Untitled workshop" }).click();
  await expect(page.getByText("30 days left")).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 29 * 86_400_000);
  await page.reload();
  await expect(page.getByText("1 day left")).toBeVisible();
  await page.clock.setFixedTime(Date.now() + 31 * 86_400_000);
  await page.reload();
  await expect(page.getByRole("heading", { name: "No workshops in this browser yet" })).toBeVisible();
  await expect(page.getByText("days left")).toHaveCount(0);
});

test("a large workshop that is left by the click that ends a change is listed with its new total", async ({ page }) => {
  await startEmpty(page);
  const rows = Array.from({ length: 450 }, (_, row) => `Step ${row + 1}\t1 h`);
  await paste(page, ["Step\tLT", ...rows].join("\n"));
  await expect.poll(async () => (await total(page, "Steps"))[0]).toBe("450");
  await addSteps(page, [["Hand over", "", "1 h", "", ""]]);
  await expect.poll(async () => (await total(page, "Total lead time"))[0]).toBe("56d3h");
  // The field still holds the focus: the click takes it, and only then the change is made.
  await page.getByLabel("Lead time", { exact: true }).fill("1 d 6 h");
  await page.getByRole("link", { name: "All workshops" }).click();
  await expect(page.getByRole("row", { name: /451 steps/ })).toContainText("58d");
});

test("an address of a workshop that is not here says so", async ({ page }) => {
  await page.goto("./#/w/0000000000007/map");
  await started(page);
  await expect(page.getByRole("heading", { name: "This workshop is not in this browser" })).toBeVisible();
});

test("markup in names stays text", async ({ page }) => {
  await startEmpty(page);
  const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
  await addSteps(page, [[markup, markup, "1 d", "1 h", "50"]]);
  await expect(page.getByRole("heading", { name: markup })).toBeVisible();
  expect(await page.locator("#app img, #app script").count()).toBe(0);
});

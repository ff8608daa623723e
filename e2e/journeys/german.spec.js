import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, expect, expectAccessible, started, test } from "../fixtures.js";
import { serve } from "../tools/serve.mjs";
import { INCOMPLETE, heightsOfTotals, paste, step, total } from "./steps.js";

test.use({ locale: "de-DE" });

const spoken = (page) => page.evaluate(() => document.documentElement.lang);
const tab = (page, name) => page.getByRole("link", { name, exact: true });
const saved = (page) => page.getByRole("status").getByText("Gesichert", { exact: true });

async function startEmpty(page) {
  await page.goto("./");
  await started(page);
  await page.getByRole("button", { name: "Mit leerer Karte beginnen" }).click();
}

async function addStep(page, [name, team, leadTime, processTime, percentCa]) {
  await page.getByRole("button", { name: /^(Ersten )?Schritt hinzufügen$/ }).first().click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill(name);
  await page.getByLabel("Team", { exact: true }).fill(team);
  await page.getByLabel("Durchlaufzeit", { exact: true }).fill(leadTime);
  await page.getByLabel("Bearbeitungszeit", { exact: true }).fill(processTime);
  await page.getByLabel("%C/A", { exact: true }).fill(percentCa);
  await page.getByLabel("%C/A", { exact: true }).press("Enter");
}

test("a German browser is spoken to in German, and only that language is loaded", async ({ page }) => {
  const programs = [];
  page.on("request", (request) => request.url().endsWith(".wasm") && programs.push(new URL(request.url()).pathname));
  await page.goto("./");
  await started(page);
  expect(await spoken(page)).toBe("de");
  await expect(page.getByRole("heading", { name: "Noch keine Workshops in diesem Browser" })).toBeVisible();
  expect(programs.filter((path) => !/streamgauge-de-/.test(path))).toEqual([]);
  expect(programs).toHaveLength(1);
  await expectAccessible(page);
});

test("times are typed as people write them, and totals bear German names and commas", async ({ page }) => {
  await startEmpty(page);
  await addStep(page, ["Annehmen", "Produkt", "2 Tage", "1,5h", "87,5"]);
  await addStep(page, ["Entwickeln", "Entwicklung", "1 Tag 3,5 Std", "45 Min.", "95 %"]);
  // By hand: 16 h and 11.5 h are 3 d 3.5 h; 1.5 h and 45 min are 2 h 15 min; 2.25 of 27.5 h are 8.2 %; .875 × .95 is 83.1 %.
  expect(await total(page, "Durchlaufzeit gesamt")).toEqual(["3d3,5h", "2 von 2 Schritten"]);
  expect((await total(page, "Bearbeitungszeit gesamt"))[0]).toBe("2h15min");
  expect((await total(page, "Flussgrad"))[0]).toBe("8,2%");
  expect((await total(page, "%C/A gesamt"))[0]).toBe("83,1%");
  await expect(step(page, "Annehmen")).toHaveAccessibleDescription(/Durchlaufzeit 2 d, Bearbeitungszeit 1 h 30 min, %C\/A 87,5 %/);

  // Neither one and a half nor fifteen hundred is guessed.
  await page.getByLabel("Durchlaufzeit", { exact: true }).fill("1.500 h");
  await page.getByLabel("Durchlaufzeit", { exact: true }).press("Enter");
  await expect(page.getByText("Dezimalkomma oder Tausender?").first()).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(saved(page)).toBeVisible();
  await expectAccessible(page);
});

test("another language shows the same workshop, and the choice is kept", async ({ page }) => {
  await startEmpty(page);
  await addStep(page, ["Annehmen", "Produkt", "2 Tage", "1,5h", "87,5"]);
  await expect(saved(page)).toBeVisible();
  const map = page.url();

  await page.goto("./#/");
  const english = page.getByRole("button", { name: "English" });
  await expect(english).toHaveAttribute("lang", "en");
  await Promise.all([page.waitForEvent("load"), english.click()]);
  await started(page);
  expect(await spoken(page)).toBe("en");
  await expect(page.getByRole("heading", { name: "Workshops" })).toBeVisible();
  await page.goto(map);
  expect(await total(page, "Total lead time")).toEqual(["2d", "the one step"]);
  expect((await total(page, "Rolled %C/A"))[0]).toBe("87.5%");
  await page.reload();
  await started(page);
  expect(await spoken(page)).toBe("en");

  await page.goto("./#/");
  const german = page.getByRole("button", { name: "Deutsch" });
  await expect(german).toHaveAttribute("lang", "de");
  await Promise.all([page.waitForEvent("load"), german.click()]);
  await started(page);
  await page.goto(map);
  expect(await total(page, "Durchlaufzeit gesamt")).toEqual(["2d", "der eine Schritt"]);
});

test("the second program speaks German too", async ({ page }) => {
  await startEmpty(page);
  await addStep(page, ["Annehmen", "Produkt", "2 Tage", "1,5h", "87,5"]);
  await expect(saved(page)).toBeVisible();
  await page.goto(page.url().replace(/\/map$/, "/table"));
  await expect(page.getByRole("columnheader", { name: /^Durchlaufzeit/ })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: "Annehmen" })).toBeVisible();
  await expectAccessible(page);
  await expect(tab(page, "Auftrag")).toBeVisible();
});

test("the example is German too, with the figures of the English one", async ({ page }) => {
  await page.goto("./#/example");
  await page.waitForURL(/\/map$/);
  await expect(page.getByRole("textbox", { name: "Titel des Workshops" })).toHaveValue("Kestrel Parcels: Tracking, Anforderung bis live");
  await expect(step(page, "Testumgebung bereitstellen")).toHaveAccessibleDescription(/Betrieb: Durchlaufzeit 15 d, Bearbeitungszeit 1 d/);
  expect((await total(page, "Durchlaufzeit gesamt"))[0]).toBe("60d");
  await page.goto(page.url().replace(/\/map$/, "/charter"));
  await expect(page.getByRole("textbox", { name: "IT-Sicherheit: Notiz" })).toHaveValue("Zweimal gefragt.");
});

test.describe("offline", () => {
  test.use({ expectedErrors: [/Failed to load resource|net::ERR/] });

  test("a language that is not kept says so, and one that was chosen opens with the host gone", async ({ page, ownOrigins }) => {
    const folder = mkdtempSync(join(tmpdir(), "streamgauge-"));
    cpSync(DIST, folder, { recursive: true });
    let site = await serve({ root: folder });
    const port = Number(new URL(site.url).port);
    ownOrigins.add(new URL(site.url).origin);
    const kept = (path) =>
      page.evaluate(async (path) => Boolean(await caches.match(path, { ignoreSearch: true })), new URL(path, site.url).href);
    try {
      await page.addInitScript(() => localStorage["streamgauge.language"] ?? localStorage.setItem("streamgauge.language", "en"));
      await page.goto(site.url);
      await started(page);
      await expect.poll(() => kept("screens.js")).toBe(true);
      // What the browser speaks is kept by itself; whether this browser tells its worker so is not ours to say.
      await page.evaluate(async () => {
        for (const name of await caches.keys()) {
          const cache = await caches.open(name);
          for (const { url } of await cache.keys()) if (/-de[-_.]/.test(url)) await cache.delete(url);
        }
      });
      await page.reload();
      await started(page);
      await site.close();
      await page.getByRole("button", { name: "Deutsch" }).click();
      await expect(page.getByRole("alert")).toContainText("German is not kept here yet");
      expect(await spoken(page)).toBe("en");

      site = await serve({ root: folder, port });
      await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Deutsch" }).click()]);
      await started(page);
      expect(await spoken(page)).toBe("de");
      expect(await kept("screens-de_bg.wasm")).toBe(true);
      await site.close();
      await page.reload();
      await started(page);
      await expect(page.getByRole("heading", { name: "Noch keine Workshops in diesem Browser" })).toBeVisible();
    } finally {
      await site.close().catch(() => {});
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

test("the totals of an incomplete map stand in one low strip in German too", async ({ page }) => {
  await startEmpty(page);
  await paste(page, INCOMPLETE);
  await expect(step(page, "Deploy and verify")).toBeVisible();
  expect((await total(page, "Durchlaufzeit gesamt"))[1]).toContain("unvollständig");
  const heights = await heightsOfTotals(page, [[1440, 900], [1280, 720]]);
  for (const height of heights) expect(height).toBeLessThanOrEqual(124);
});

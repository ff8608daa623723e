import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, expect, started, test } from "../fixtures.js";
import { serve } from "../tools/serve.mjs";

/** Waits until the service worker holds everything and answers for this page. */
async function keptOffline(page) {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) {
      await new Promise((done) => navigator.serviceWorker.addEventListener("controllerchange", done, { once: true }));
    }
  });
}

test("after one visit the page opens with the host gone", async ({ page, ownOrigins }) => {
  const site = await serve({ root: DIST });
  ownOrigins.add(new URL(site.url).origin);
  await page.goto(site.url);
  await started(page);
  await keptOffline(page);
  await site.close();

  await page.reload();
  await started(page);
  await page.goto(`${site.url}?from=bookmark#/help`);
  await started(page);
  // What was never asked for before is there too: the worker's program.
  const worker = await page.evaluate(() => fetch("worker_bg.wasm").then((answer) => answer.ok));
  expect(worker).toBe(true);
});

/** A copy of dist/ that is a later release: another build name, another title. */
function nextRelease(folder) {
  const page = join(folder, "index.html");
  writeFileSync(page, readFileSync(page, "utf8").replace("<title>Streamgauge", "<title>Next Streamgauge"));
  const worker = join(folder, "sw.js");
  writeFileSync(worker, readFileSync(worker, "utf8").replace(/const BUILD = "\w+"/, 'const BUILD = "next"'));
}

test("a new release waits until it is asked for, then takes over whole", async ({ page, ownOrigins }) => {
  const folder = mkdtempSync(join(tmpdir(), "streamgauge-"));
  cpSync(DIST, folder, { recursive: true });
  const site = await serve({ root: folder });
  ownOrigins.add(new URL(site.url).origin);
  const servedTitle = () => page.evaluate(() => fetch("./").then((answer) => answer.text()).then((html) => html.match(/<title>(.*?)</)[1]));
  try {
    await page.goto(site.url);
    await started(page);
    await keptOffline(page);
    await expect(page.locator("html")).not.toHaveAttribute("data-update");

    nextRelease(folder);
    await page.reload();
    await expect(page.locator("html")).toHaveAttribute("data-update", "ready");
    expect(await servedTitle()).toBe("Streamgauge");

    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Use it now" }).click()]);
    await started(page);
    expect(await servedTitle()).toBe("Next Streamgauge");
    expect(await page.evaluate(() => caches.keys())).toHaveLength(1);
    await expect(page.locator("html")).not.toHaveAttribute("data-update");
  } finally {
    await site.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

import { request as httpRequest } from "node:http";
import { DIST, expect, started, test } from "../fixtures.js";
import { serve } from "../tools/serve.mjs";

test("the page works below any sub-path, and asks for nothing outside it", async ({ page, ownOrigins }) => {
  const site = await serve({ root: DIST, base: "/teams/blue one/gauge/".replaceAll(" ", "%20") });
  ownOrigins.add(new URL(site.url).origin);
  const outside = [];
  page.on("request", (request) => request.url().startsWith(site.url) || outside.push(request.url()));
  try {
    await page.goto(site.url);
    await started(page);
    const { scope } = await page.evaluate(() => navigator.serviceWorker.ready.then(({ scope }) => ({ scope })));
    expect(scope).toBe(site.url);
    expect(outside).toEqual([]);
  } finally {
    await site.close();
  }
});

test("the policy allows no inline code and no foreign origin", async ({ page }) => {
  await page.goto("./");
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/'unsafe-inline'|'unsafe-eval'|\*|https?:/);
  await expect(page.locator("script:not([src]), style, [style]")).toHaveCount(0);
});

/** Asks for a path as it stands: fetch and Playwright would tidy the dots away. */
function statusOf(site, path) {
  const { hostname, port } = new URL(site.url);
  return new Promise((done, failed) => {
    httpRequest({ hostname, port, path }, (response) => done(response.resume().statusCode)).on("error", failed).end();
  });
}

test("the small server gives out its folder and nothing else", async ({ site }) => {
  expect(await statusOf(site, "/index.html")).toBe(200);
  for (const path of ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/..%2fCargo.toml", "/icons/../../Cargo.toml", "/%00", "/%"]) {
    expect(await statusOf(site, path), path).toBe(404);
  }
});

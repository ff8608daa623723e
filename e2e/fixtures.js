// What every journey starts from: the built page on a port of its own, and a guard that fails the test on whatever no
// journey should cause: a breach of the content security policy, an uncaught error, an error on the console, or a
// request to another origin.
//
//   import { expect, test } from "../fixtures.js";
//   test("…", async ({ page }) => { await page.goto("./"); … });
//
// A journey that provokes errors names them:  test.use({ expectedErrors: [/Failed to load resource/] })
import { AxeBuilder } from "@axe-core/playwright";
import { test as base, expect } from "@playwright/test";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serve } from "./tools/serve.mjs";

/** The built page; an absolute path. */
export const DIST = fileURLToPath(new URL("../dist", import.meta.url));

/** Collects what must not happen in any page of a context. */
function guard(context, ownOrigins) {
  const found = [];
  context.on("weberror", (error) => found.push(`uncaught: ${error.error().message}`));
  context.on("console", (message) => {
    if (message.type() === "error") found.push(`console: ${message.text()}`);
  });
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^https?:$/.test(protocol) && !ownOrigins.has(origin)) found.push(`request to another origin: ${request.url()}`);
  });
  return found;
}

export const test = base.extend({
  /** Messages that this test provokes on purpose. */
  expectedErrors: [[], { option: true }],

  /** The built page behind a static server, one per worker. */
  site: [
    async ({}, use) => {
      if (!existsSync(`${DIST}/index.html`)) throw new Error("dist/ is missing: run make dist first");
      const site = await serve({ root: DIST });
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  baseURL: async ({ site }, use) => use(site.url),

  /** Origins that belong to the test; one that starts a server of its own adds it. */
  ownOrigins: async ({ site }, use) => use(new Set([new URL(site.url).origin])),

  context: async ({ context, ownOrigins, expectedErrors }, use) => {
    const found = guard(context, ownOrigins);
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        console.error(`Content-Security-Policy: ${event.violatedDirective} blocked ${event.blockedURI || "inline code"}`);
      });
    });
    await use(context);
    const unexpected = found.filter((text) => !expectedErrors.some((pattern) => pattern.test(text)));
    expect(unexpected, "errors, policy breaches and foreign requests during the journey").toEqual([]);
  },
});

/** The program has mounted itself and taken the skeleton away. */
export async function started(page) {
  await expect(page.locator("#skeleton")).toHaveCount(0);
  await expect(page.locator("#app")).not.toBeEmpty();
}

/** No violation of WCAG 2.2 A and AA that axe can see, in the page or one part of it. */
export async function expectAccessible(page, selector = "body") {
  const { violations } = await new AxeBuilder({ page })
    .include(selector)
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  expect(told, "accessibility violations").toEqual([]);
}

export { expect };

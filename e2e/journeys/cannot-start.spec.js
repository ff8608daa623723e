import { pathToFileURL } from "node:url";
import { DIST, expect, expectAccessible, test } from "../fixtures.js";

const OBSTACLES = [
  {
    what: "WebAssembly",
    take: () => delete globalThis.WebAssembly,
    heading: "This browser can't run WebAssembly",
  },
  {
    what: "IndexedDB",
    take: () => Object.defineProperty(globalThis, "indexedDB", { get: () => undefined }),
    heading: "This browser gives the page no storage",
  },
  {
    what: "IndexedDB, where asking for it is an error",
    take: () =>
      Object.defineProperty(globalThis, "indexedDB", {
        get: () => {
          throw new DOMException("The operation is insecure.", "SecurityError");
        },
      }),
    heading: "This browser gives the page no storage",
  },
  {
    what: "module scripts",
    take: () => delete HTMLScriptElement.prototype.noModule,
    heading: "This browser is too old",
  },
];

for (const { what, take, heading } of OBSTACLES) {
  test(`without ${what} the page says what is missing and starts nothing`, async ({ page }) => {
    await page.addInitScript(take);
    await page.goto("./");
    await expect(page.getByRole("alert").getByRole("heading", { name: heading })).toBeVisible();
    await expect(page.getByRole("button", { name: "Reload" })).toBeVisible();
    await expect(page.getByText("Opening…")).toHaveCount(0);
    await expect(page.locator("#app")).toBeEmpty();
    await expectAccessible(page);
  });
}

test.describe("with scripts switched off", () => {
  test.use({ javaScriptEnabled: false });

  test("the page says that it needs them", async ({ page }) => {
    await page.goto("./");
    await expect(page.getByRole("heading", { name: "Streamgauge needs JavaScript" })).toBeVisible();
    await expect(page.getByText("Opening…")).toBeHidden();
  });
});

test.describe("when the program does not arrive", () => {
  test.use({ expectedErrors: [/Failed to load resource/] });

  test("the page says so, with the cause, and Reload tries again", async ({ page }) => {
    await page.route("**/streamgauge-*.js", (route) => route.fulfill({ status: 404, body: "" }));
    await page.goto("./");
    const alert = page.getByRole("alert");
    await expect(alert.getByRole("heading", { name: "The program could not be loaded" })).toBeVisible();
    await expect(alert.locator("pre")).toContainText("streamgauge-");
    await page.unroute("**/streamgauge-*.js");
    await page.getByRole("button", { name: "Reload" }).click();
    await expect(page.locator("#skeleton")).toHaveCount(0);
  });
});

test.describe("opened from a folder on disk", () => {
  test.use({ expectedErrors: [/CORS|Failed to load resource|Unsafe attempt|Not allowed to load local resource|file:/] });

  test("the page says what to do instead", async ({ page }) => {
    await page.goto(pathToFileURL(`${DIST}/index.html`).href);
    await expect(page.getByRole("heading", { name: "Open this page from a web server" })).toBeVisible();
    await expect(page.getByRole("banner")).toHaveCSS("height", "52px");
  });
});

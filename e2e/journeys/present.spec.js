// The presentation, as somebody in front of a room uses it: by keys, by touch, from every screen and back.
import { expect, expectAccessible, started, test } from "../fixtures.js";
import { CHAIN, addSteps, startEmpty } from "./steps.js";

const pages = (page) => page.getByRole("navigation", { name: "Pages" });
const finding = (page) => page.getByRole("main", { name: "Presentation" }).getByRole("heading", { level: 2 });
const shownPage = (page) => pages(page).locator("[aria-current=page]");

async function openExample(page) {
  await page.goto("./#/example");
  await started(page);
  await page.waitForURL(/\/map$/);
  await expect(page.getByRole("region", { name: "Totals of the map" })).toContainText("60d");
}

async function present(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("combobox", { name: "Command, screen or step" }).fill("present");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/present$/);
}

test.describe("on a projector", () => {
  test.use({ viewport: { width: 1280, height: 720 } });

  test("five findings are turned by keys, and Escape leads back to where one came from", async ({ page }) => {
    await openExample(page);
    await present(page);
    await expect(finding(page)).toHaveText("60 d, of which 9 d is work");
    await expect(page.getByText("8 h × 5 d")).toBeVisible();
    await expect(page.getByRole("navigation", { name: "Screens of this workshop" })).toBeHidden();
    await page.keyboard.press("ArrowRight");
    await expect(finding(page)).toHaveText("Work waits 14 d at Provide test environment");
    await expect(shownPage(page)).toHaveText(/Constraint/);
    await expect(page.getByRole("status").filter({ hasText: "Page 2 of 5, Constraint" })).toHaveCount(1);
    await expect(page.getByRole("img", { name: /Provide test environment marked.*14 d of 60 d/ })).toBeVisible();
    await page.keyboard.press("3");
    await expect(finding(page)).toHaveText(/^Work changes hands 7 times/);
    await expect(page.getByRole("list", { name: "Who hands to whom, and how often" }).getByRole("listitem").first()).toBeVisible();
    await page.keyboard.press("PageDown");
    await expect(finding(page)).toHaveText("35 % of what leaves Provide test environment cannot be used as it is");
    await page.keyboard.press("End");
    await expect(shownPage(page)).toHaveText(/What we change/);
    await expect(page.getByText(/16 d 6 h instead of 60 d/)).toBeVisible();
    await page.keyboard.press("ArrowRight");
    await expect(shownPage(page)).toHaveText(/What we change/);
    await page.keyboard.press("Home");
    await expect(shownPage(page)).toHaveText(/Total/);
    await page.keyboard.press("ArrowLeft");
    await expect(shownPage(page)).toHaveText(/Total/);
    await page.keyboard.press("Escape");
    await page.waitForURL(/\/map$/);

    await page.getByRole("link", { name: "Scorecard" }).click();
    await present(page);
    await expect(shownPage(page)).toHaveText(/Total/);
    await page.keyboard.press("Escape");
    await page.waitForURL(/\/scorecard$/);
  });

  test("nothing that is read is smaller than 14 px, and every page fits", async ({ page }) => {
    await openExample(page);
    await present(page);
    for (const number of ["1", "2", "3", "4", "5"]) {
      await page.keyboard.press(number);
      await expect(shownPage(page)).toHaveText(new RegExp(`^${number}`));
      const small = await page.evaluate(() => {
        const told = [];
        for (const element of document.querySelectorAll(".slide *")) {
          const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
          if (!words.length || element.closest(".vh") || !element.checkVisibility()) continue;
          const drawing = element.closest("svg.room");
          const zoom = drawing ? drawing.getBoundingClientRect().width / drawing.viewBox.baseVal.width : 1;
          const size = parseFloat(getComputedStyle(element).fontSize) * zoom;
          if (size < 13.9) told.push(`${size.toFixed(1)} px: ${element.textContent}`);
        }
        return told;
      });
      expect(small, `page ${number}`).toEqual([]);
      const hidden = await page.locator(".slide-figure").evaluate((figure) => figure.scrollHeight - figure.clientHeight);
      expect(hidden, `what is cut off page ${number}, in px`).toBeLessThanOrEqual(2);
    }
  });

  test("an empty map and missing figures are said in plain words", async ({ page }) => {
    await startEmpty(page);
    await present(page);
    await expect(finding(page)).toHaveText("This map has no steps yet");
    await page.keyboard.press("End");
    await expect(finding(page)).toHaveText("Nothing is planned yet");
    await page.keyboard.press("Escape");
    await addSteps(page, [["Build", "Development", "3 d", "1 d", "80"], ["Deploy", "Operations", "", "", ""]]);
    await present(page);
    await expect(finding(page)).toHaveText("3 d so far, and not all of it is known");
    await page.keyboard.press("2");
    await expect(page.getByText("So far: some waits are not known yet.")).toBeVisible();
    await page.keyboard.press("4");
    await expect(page.getByText("1 step without %C/A is left out.")).toBeVisible();
  });

  test("ranges stand beside the total", async ({ page }) => {
    await startEmpty(page);
    await addSteps(page, CHAIN);
    await page.getByRole("link", { name: "Present" }).click();
    await expect(page.getByText("between 31 d 4 h and 35 d 4 h")).toBeVisible();
    await expect(page.getByText("13.1").first()).toBeVisible();
  });

  test("the buttons do what the keys do, and the screen can be filled", async ({ page }) => {
    await openExample(page);
    await present(page);
    await page.getByRole("button", { name: "Next" }).click();
    await expect(shownPage(page)).toHaveText(/Constraint/);
    await page.getByRole("button", { name: "Sent back" }).click();
    await expect(shownPage(page)).toHaveText(/Sent back/);
    await page.getByRole("button", { name: "Back", exact: true }).click();
    await expect(shownPage(page)).toHaveText(/Handoffs/);
    const full = page.getByRole("button", { name: "Full screen" });
    await full.click();
    await expect(full).toHaveAttribute("aria-pressed", "true");
    await full.click();
    await expect(full).toHaveAttribute("aria-pressed", "false");
    await page.getByRole("button", { name: "Leave" }).click();
    await page.waitForURL(/\/map$/);
  });
});

test.describe("on a telephone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("pages are turned by swiping, and scrolling does not turn them", async ({ page }) => {
    await openExample(page);
    await page.evaluate(() => {
      location.hash = location.hash.replace(/map$/, "present");
    });
    await expect(shownPage(page)).toHaveText(/Total/);
    const swipe = (across, down) => page.locator(".slide").evaluate((slide, [across, down]) => {
      const at = (type, x, y) => slide.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "touch", clientX: x, clientY: y }));
      at("pointerdown", 200, 400);
      at("pointerup", 200 + across, 400 + down);
    }, [across, down]);
    await swipe(-120, 10);
    await expect(shownPage(page)).toHaveText(/Constraint/);
    await swipe(-60, 300);
    await expect(shownPage(page)).toHaveText(/Constraint/);
    await swipe(120, 0);
    await expect(shownPage(page)).toHaveText(/Total/);
    await expectAccessible(page);
  });
});

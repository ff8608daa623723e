// Draws the PNG icons from assets/icons/mark.svg. Run it after changing the mark, and commit what it writes:
//
//   bash -c '. e2e/tools/env.sh && node e2e/tools/icons.mjs'
import { chromium } from "playwright-core";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = new URL("../../assets/icons/", import.meta.url);
const mark = readFileSync(new URL("mark.svg", folder), "utf8");
const ground = mark.match(/<rect[^>]*fill="([^"]+)"/)[1];

// A maskable icon may be cut to a circle of 80 % of its width: the mark shrinks, the ground fills the corners.
const ICONS = [
  { name: "mark-192.png", size: 192, inset: 0 },
  { name: "mark-512.png", size: 512, inset: 0 },
  { name: "maskable-192.png", size: 192, inset: 0.12, filled: true },
  { name: "maskable-512.png", size: 512, inset: 0.12, filled: true },
  { name: "touch-180.png", size: 180, inset: 0.06, filled: true },
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ["--no-sandbox"] });
try {
  for (const { name, size, inset, filled } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const pad = Math.round(size * inset);
    await page.setContent(
      `<style>body{margin:0;background:${filled ? ground : "transparent"}}svg{display:block;margin:${pad}px;width:${size - 2 * pad}px;height:${size - 2 * pad}px}</style>${mark}`,
    );
    await page.screenshot({ path: fileURLToPath(new URL(name, folder)), omitBackground: true });
    await page.close();
  }
} finally {
  await browser.close();
}

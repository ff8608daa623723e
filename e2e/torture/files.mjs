// *files* (S10, S12): whatever is in a file, the page says what and where, saves what can be saved, and stays quick.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { opened, seen, temporaryFolder, withLocalBrowser } from "./browser.mjs";
import { Random } from "./random.mjs";

const EXAMPLE = new URL("../../assets/examples/parcel-tracking.streamgauge.json", import.meta.url);

/** Files and what the page must do with them: `refused` with these words, or `opened` with these. */
function cases() {
  const example = readFileSync(EXAMPLE, "utf8");
  const lines = example.split("\n");
  const random = new Random(7);
  const flipped = Array.from({ length: 8 }, (_, at) => {
    const bytes = Buffer.from(example);
    for (let n = 0; n <= at; n += 1) bytes[random.below(bytes.length)] ^= 1 << random.below(7);
    return { name: `flipped-${at}.json`, content: bytes, outcome: "either" };
  });
  return [
    { name: "whole.json", content: example, outcome: "opened" },
    { name: "cut-in-half.json", content: example.slice(0, example.length / 2), outcome: "opened", says: /damaged at line \d+/ },
    { name: "cut-in-the-head.json", content: example.slice(0, 60), outcome: "refused", says: /damaged at line 1/ },
    { name: "damaged-in-the-middle.json", content: lines.with(Math.floor(lines.length * 0.7), "{\"stamp\": oh").join("\n"), outcome: "opened", says: /damaged at line \d+/ },
    ...flipped,
    { name: "empty.json", content: "", outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "null.json", content: "null", outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "zeros.json", content: Buffer.alloc(1 << 20), outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "picture.json", content: Buffer.concat([Buffer.from([0x89, 0x50, 0x4e, 0x47]), Buffer.alloc(5000, 0xff)]), outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "deep.json", content: "[".repeat(2_000_000), outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "deep-inside.json", content: `{"format":"streamgauge.workshop","version":1,"x":${"[".repeat(2_000_000)}`, outcome: "refused", says: /damaged at line 1/ },
    { name: "newer.json", content: '{"format":"streamgauge.workshop","version":2,"gestures":[]}', outcome: "refused", says: /newer release/ },
    { name: "version-1.json", content: readFileSync(new URL("../../src/workshop/samples/version-1.streamgauge.json", import.meta.url)), outcome: "opened" },
    { name: "excalidraw.json", content: '{"type":"excalidraw","version":2,"elements":[{"id":"a"}]}', outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "bpmn.json", content: '{"nodes":[],"edges":[],"viewport":{"x":0}}', outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "long-text.json", content: JSON.stringify({ text: "x".repeat(20_000_000) }), outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "200-MB.json", content: Buffer.alloc(200_000_000, `{"id":"abc","value":[1,2,3]},\n`), outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: "200-MB-that-claims.json", content: Buffer.concat([Buffer.from('{"format":"streamgauge.workshop","version":1,"gestures":[\n'), Buffer.alloc(200_000_000, '{"stamp":"0000000000001-0000000000009","edits":[]},\n')]), outcome: "either", says: /large|damaged/ },
    { name: "../../../etc/passwd", content: "{}", outcome: "refused", says: /not a Streamgauge workshop/ },
    { name: '<img src=x onerror="document.title=1">.json', content: "{}", outcome: "refused", says: /not a Streamgauge workshop/ },
  ];
}

export function run({ site }) {
  const folder = temporaryFolder();
  return withLocalBrowser(async ({ context }) => {
    const rows = [];
    const failures = [];
    const errors = [];
    context.on("weberror", (error) => errors.push(error.error().message));
    for (const { name, content, outcome, says } of cases()) {
      const page = await context.newPage();
      const row = await open(page, site, { name, content, says }, folder.path);
      rows.push(row);
      if (outcome !== "either" && row.outcome !== outcome) failures.push({ ...row, expected: outcome });
      else if (outcome === "either" && row.outcome === "nothing") failures.push({ ...row, expected: "an answer" });
      if (says && outcome !== "either" && !says.test(row.said)) failures.push({ ...row, expected: String(says) });
      await page.close();
    }
    if (errors.length) failures.push({ uncaught: errors });
    const longest = rows.reduce((most, row) => (row.freeze_ms > most.freeze_ms ? row : most));
    const huge = /^200-MB/;
    const longest_freeze_ms = Math.max(...rows.filter(({ name }) => !huge.test(name)).map(({ freeze_ms }) => freeze_ms));
    return { counts: { files: rows.length, longest_freeze_ms, longest_freeze_200_mb_ms: longest.freeze_ms }, files: rows, failures };
  }).finally(folder.remove);
}

/** Longest time without a turn of the event loop. */
function watchFreezes() {
  let last = performance.now();
  window.longestFreeze = 0;
  const turn = () => {
    const now = performance.now();
    window.longestFreeze = Math.max(window.longestFreeze, now - last);
    last = now;
    setTimeout(turn, 0);
  };
  turn();
}

async function open(page, site, { name, content, says }, folder) {
  await page.goto(site.url);
  await page.getByRole("button", { name: /^Open (a )?file$/ }).first().waitFor();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByRole("button", { name: /^Open (a )?file$/ }).first().click()]);
  const path = join(folder, name.replace(/[^\w.-]/g, "_"));
  mkdirSync(folder, { recursive: true });
  writeFileSync(path, content);
  // As a person would: not while the page itself still starts, nor the one before it still ends.
  await page.waitForTimeout(1_000);
  await page.evaluate(watchFreezes);
  const began = Date.now();
  // Names that no disk would take come without one.
  const isSmall = Buffer.byteLength(content) < 1_000_000;
  await chooser.setFiles(isSmall ? { name, mimeType: "application/json", buffer: Buffer.from(content) } : path);
  const notice = page.getByRole("region", { name: "Messages" }).or(page.locator(".notices")).first();
  const outcome = await Promise.race([
    opened(page).then(() => "opened", () => "nothing"),
    page.waitForFunction(() => document.querySelector(".notices")?.textContent.length > 0, undefined, { polling: 50, timeout: 60_000 }).then(() => "refused", () => "nothing"),
  ]);
  await page.waitForTimeout(200);
  const isOpen = /#\/w\//.test(page.url());
  const freeze = await page.evaluate(() => Math.round(window.longestFreeze));
  const said = (await notice.textContent({ timeout: 500 }).catch(() => "")) ?? "";
  const steps = isOpen ? JSON.parse(await seen(page)).length - 1 : 0;
  return { name: name.slice(0, 60), bytes: Buffer.byteLength(content), outcome: isOpen ? "opened" : outcome, said: said.slice(0, 200), steps, ms: Date.now() - began, freeze_ms: freeze, wanted: says && String(says) };
}

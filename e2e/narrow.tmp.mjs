import { chromium } from 'playwright-core';
import { AxeBuilder } from "@axe-core/playwright";
import { readFileSync } from "node:fs";
const src = readFileSync('/work/main/e2e/journeys/accessible.spec.js','utf8');
const grab = (n) => { const a = src.indexOf(`function ${n}(page)`); let e = src.indexOf('\n}\n', a); return src.slice(a, e+2); };
const smallTargets = eval(`(${grab('smallTargets')})`), overflow = eval(`(${grab('overflow')})`);
const b = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox','--disable-gpu'] });
const port = process.argv[2] ?? 8101;
for (const [w,h] of [[360,740],[720,450]]) for (const scheme of ['light']) {
  const ctx = await b.newContext({ viewport: { width: w, height: h }, colorScheme: scheme, reducedMotion: 'reduce' });
  const p = await ctx.newPage();
  const look = async (name) => {
    await p.waitForTimeout(700);
    const axe = (await new AxeBuilder({ page: p }).withTags(["wcag2a","wcag2aa","wcag21a","wcag21aa","wcag22aa"]).analyze()).violations.map(({id,nodes}) => `${id}: ${nodes.map(n=>n.html.slice(0,140)).join(' | ')}`);
    for (const x of [...axe, ...(await smallTargets(p)), ...(await overflow(p))]) console.log(`${w} ${name}: ${x}`);
    await p.screenshot({ path: `/tmp/n-${w}-${name.replace(/\W+/g,'-')}.png` });
  };
  await p.goto(`http://127.0.0.1:${port}/`); await p.waitForTimeout(800); await look('home-first');
  await p.goto(`http://127.0.0.1:${port}/#/example`); await p.waitForURL(/\/map$/); await p.waitForTimeout(2500);
  await look('map');
  const base = p.url().replace(/\/map$/, '');
  for (const s of ['charter','table','compare','present','scorecard','ladder','improve','history','delivery','report']) { await p.goto(`${base}/${s}`); await p.waitForTimeout(1000); await look(s); }
  await p.goto(`http://127.0.0.1:${port}/#/`); await look('home'); await p.goto(`http://127.0.0.1:${port}/#/all`); await look('all');
  await ctx.close();
}
await b.close();

// Tries `make run` as a person does: it says the address, and the page is there. Ends the server again.
import { spawn } from "node:child_process";
import { createServer } from "node:net";

const WAIT_MS = 60_000;

/** A port that nobody uses. */
function freePort() {
  return new Promise((done) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

async function pageAt(address, until) {
  while (Date.now() < until) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return answer.text();
    await new Promise((done) => setTimeout(done, 200));
  }
  throw new Error(`nothing answered at ${address}`);
}

const port = await freePort();
const address = `http://127.0.0.1:${port}/`;
// A process group of its own, so that make, its shell and the server all end together.
const run = spawn("make", ["--no-print-directory", "run", `PORT=${port}`], { detached: true });
let said = "";
for (const stream of [run.stdout, run.stderr]) stream.setEncoding("utf8").on("data", (text) => (said += text));
try {
  const page = await pageAt(address, Date.now() + WAIT_MS);
  if (!page.includes("<title>Streamgauge</title>")) throw new Error("another page was served");
  if (!said.includes(`127.0.0.1:${port}`)) throw new Error(`the address was not said:\n${said}`);
  console.log(`make run served the page at ${address}`);
} finally {
  process.kill(-run.pid, "SIGTERM");
}

// Drives Firefox (Marionette) and WebKitGTK (WebDriver) with nothing but what node brings: both know the same commands.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import { delimiter, join } from "node:path";
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

export const findProgram = (...names) =>
  names.flatMap((name) => (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, name))).find((path) => existsSync(path));

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** A program in a process group of its own, ended whole. */
function start(program, parameters, env = {}) {
  const child = spawn(program, parameters, { detached: true, stdio: "ignore", env: { ...process.env, ...env } });
  child.on("error", () => {});
  return () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch {
      // Gone already.
    }
  };
}

/** What both protocols offer, by the names of the WebDriver standard. */
class Page {
  constructor(send, end) {
    Object.assign(this, { send, end });
  }

  goto = (url) => this.send("navigate", { url });
  reload = () => this.send("refresh", {});

  /** Runs a function in the page; what it gives must be plain data. */
  run = (code, ...args) => this.send("execute", { script: `return (${code}).apply(null, arguments)`, args });

  async until(code, ...args) {
    for (let waited = 0; waited < 20_000; waited += 50) {
      if (await this.run(code, ...args)) return;
      await sleep(50);
    }
    throw new Error(`not so after 20 seconds: ${code}`);
  }

  async element(css) {
    await this.until((css) => !!document.querySelector(css), css);
    return (await this.send("find", { using: "css selector", value: css }))[ELEMENT];
  }

  click = async (css) => this.send("click", { id: await this.element(css) });
  type = async (css, text) => this.send("keys", { id: await this.element(css), text });
}

/** Firefox speaks Marionette: JSON with its length before it, over a socket. */
export async function firefox(program, profile) {
  const port = await freePort();
  // Written as users' preferences are: the port, and no page of its own at the first start.
  const { writeFileSync } = await import("node:fs");
  writeFileSync(join(profile, "user.js"), `user_pref("marionette.port", ${port});\nuser_pref("browser.aboutwelcome.enabled", false);\nuser_pref("intl.accept_languages", "en-GB, en");\nuser_pref("datareporting.policy.dataSubmissionEnabled", false);\n`);
  const end = start(program, ["--headless", "--marionette", "--no-remote", "--profile", profile], { MOZ_HEADLESS_WIDTH: "1600", MOZ_HEADLESS_HEIGHT: "1000" });
  const socket = await connected(port);
  const names = { session: "NewSession", navigate: "Navigate", refresh: "Refresh", execute: "ExecuteScript", find: "FindElement", click: "ElementClick", keys: "ElementSendKeys" };
  let number = 0;
  const waiting = new Map();
  readMessages(socket, ([, id, error, result]) => {
    const { done, failed } = waiting.get(id) ?? {};
    if (error) failed?.(new Error(`${error.error}: ${error.message}`));
    else done?.(result && typeof result === "object" && "value" in result ? result.value : result);
  });
  const send = (command, parameters) =>
    new Promise((done, failed) => {
      number += 1;
      waiting.set(number, { done, failed });
      const text = JSON.stringify([0, number, `WebDriver:${names[command]}`, parameters]);
      socket.write(`${Buffer.byteLength(text)}:${text}`);
    });
  await send("session", { capabilities: { alwaysMatch: { acceptInsecureCerts: true } } });
  return new Page(send, async () => (socket.destroy(), end()));
}

async function connected(port) {
  for (let waited = 0; waited < 40_000; waited += 200) {
    const socket = createConnection({ port, host: "127.0.0.1" });
    const isOpen = await new Promise((done) => socket.once("connect", () => done(true)).once("error", () => done(false)));
    if (isOpen) return socket;
    await sleep(200);
  }
  throw new Error("the browser did not answer");
}

/** Calls back with each message; the first, a greeting, is passed over. */
function readMessages(socket, heard) {
  let bytes = Buffer.alloc(0);
  socket.on("error", () => {});
  socket.on("data", (piece) => {
    bytes = Buffer.concat([bytes, piece]);
    for (;;) {
      const colon = bytes.indexOf(58);
      const length = Number(bytes.subarray(0, colon).toString());
      if (colon < 0 || bytes.length < colon + 1 + length) return;
      const message = JSON.parse(bytes.subarray(colon + 1, colon + 1 + length).toString());
      bytes = bytes.subarray(colon + 1 + length);
      if (Array.isArray(message)) heard(message);
    }
  });
}

/** WebKitGTK speaks WebDriver over HTTP, and needs a display. */
export async function webkit(program, folder) {
  const [port, display] = [await freePort(), 90 + Math.floor(Math.random() * 800)];
  const ends = [start(findProgram("Xvfb"), [`:${display}`, "-screen", "0", "1600x1000x24", "-nolisten", "tcp"])];
  // Its data goes where the caller clears away.
  const env = { DISPLAY: `:${display}`, XDG_DATA_HOME: folder, XDG_CACHE_HOME: folder, WEBKIT_DISABLE_DMABUF_RENDERER: "1", WEBKIT_DISABLE_COMPOSITING_MODE: "1", WEBKIT_FORCE_SANDBOX: "0", LIBGL_ALWAYS_SOFTWARE: "1" };
  ends.push(start(program, [`--port=${port}`], env));
  const base = `http://127.0.0.1:${port}`;
  const call = async (path, body, method = "POST") => {
    const answer = await fetch(base + path, { method, body: body && JSON.stringify(body) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${value.error}: ${value.message}`);
    return value;
  };
  (await connected(port)).destroy();
  const browser = ["/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.0/MiniBrowser", "/usr/lib/aarch64-linux-gnu/webkit2gtk-4.1/MiniBrowser"].find(existsSync);
  const options = browser ? { "webkitgtk:browserOptions": { binary: browser, args: ["--automation"] } } : {};
  const { sessionId } = await call("/session", { capabilities: { alwaysMatch: options } });
  const at = `/session/${sessionId}`;
  const commands = {
    navigate: (body) => call(`${at}/url`, body),
    refresh: () => call(`${at}/refresh`, {}),
    execute: (body) => call(`${at}/execute/sync`, body),
    find: (body) => call(`${at}/element`, body),
    click: ({ id }) => call(`${at}/element/${id}/click`, {}),
    keys: ({ id, text }) => call(`${at}/element/${id}/value`, { text }),
  };
  const end = async () => {
    await call(at, undefined, "DELETE").catch(() => {});
    ends.reverse().forEach((end) => end());
  };
  return new Page((command, body) => commands[command](body), end);
}

// Serves a folder as a static host would. No dependencies.
//
//   node e2e/tools/serve.mjs [--root dist] [--port 8080] [--host 127.0.0.1] [--base /some/path/]
//
// Text and wasm go out as brotli or gzip when the browser takes them; a file is compressed once and kept in memory.
// --port 0 takes any free port. --base serves the folder below a sub-path, as GitHub Pages does.
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs, promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".jsonl": "application/x-ndjson; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tsv": "text/tab-separated-values; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".xml": "application/xml; charset=utf-8",
};
const INCOMPRESSIBLE = new Set([".png", ".ico"]);
// Trunk puts up to 16 hexadecimal digits of a content hash into the names of what it may rename.
const HASHED = /-[0-9a-f]{8,16}(_bg)?\.\w+$/;

const compressors = {
  br: (bytes) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: promisify(gzip),
};

/** The file that a request's path names below `root`, or undefined where it leaves `root` or `base`. */
export function fileFor(root, base, pathname) {
  if (!pathname.startsWith(base)) return undefined;
  let decoded;
  try {
    decoded = decodeURIComponent(pathname.slice(base.length));
  } catch {
    return undefined;
  }
  if (decoded.includes("\0")) return undefined;
  const path = normalize(join(root, decoded));
  return path === root || path.startsWith(root + sep) ? path : undefined;
}

/** Reads a file and keeps it, with its compressed forms, until it changes on disk. */
class Files {
  #kept = new Map();

  async open(path) {
    let info = await stat(path).catch(() => undefined);
    if (info?.isDirectory()) {
      path = join(path, "index.html");
      info = await stat(path).catch(() => undefined);
    }
    if (!info?.isFile()) return undefined;
    const kept = this.#kept.get(path);
    if (kept?.changed === info.mtimeMs && kept.size === info.size) return kept;
    const bytes = await readFile(path);
    const etag = `"${createHash("sha256").update(bytes).digest("hex").slice(0, 32)}"`;
    const file = { path, bytes, etag, changed: info.mtimeMs, size: info.size, encoded: {} };
    this.#kept.set(path, file);
    return file;
  }

  /** The bytes in the best encoding that the browser takes. */
  async encode(file, accepted) {
    if (file.bytes.length < 512 || INCOMPRESSIBLE.has(extname(file.path))) return { bytes: file.bytes };
    const encoding = ["br", "gzip"].find((name) => new RegExp(`\\b${name}\\b`).test(accepted));
    if (!encoding) return { bytes: file.bytes };
    file.encoded[encoding] ??= compressors[encoding](file.bytes);
    return { bytes: await file.encoded[encoding], encoding };
  }
}

function headersFor(file) {
  return {
    "Content-Type": TYPES[extname(file.path)] ?? "application/octet-stream",
    "Cache-Control": HASHED.test(file.path) ? "public, max-age=31536000, immutable" : "no-cache",
    ETag: file.etag,
    Vary: "Accept-Encoding",
    "X-Content-Type-Options": "nosniff",
  };
}

async function answer(request, response, { root, base, files }) {
  const refuse = (status, text) => response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(text);
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(405, "Only GET and HEAD.\n");
  // Not parsed by URL(): that would fold "..", and hide it from the check.
  const pathname = request.url.split(/[?#]/, 1)[0];
  if (pathname === base.slice(0, -1)) return response.writeHead(301, { Location: base }).end();
  const path = fileFor(root, base, pathname);
  const file = path && (await files.open(path));
  if (!file) return refuse(404, "Not found.\n");
  const headers = headersFor(file);
  if (request.headers["if-none-match"] === file.etag) return response.writeHead(304, headers).end();
  const { bytes, encoding } = await files.encode(file, request.headers["accept-encoding"] ?? "");
  if (encoding) headers["Content-Encoding"] = encoding;
  response.writeHead(200, { ...headers, "Content-Length": bytes.length });
  response.end(request.method === "HEAD" ? undefined : bytes);
}

/** Starts serving; gives the address of the page and a way to stop. */
export async function serve({ root = "dist", port = 0, host = "127.0.0.1", base = "/" } = {}) {
  const context = { root: resolve(root), base: `/${base}/`.replace(/\/+/g, "/"), files: new Files() };
  const server = createServer((request, response) => {
    answer(request, response, context).catch((error) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, host, done));
  const url = `http://${host}:${server.address().port}${context.base}`;
  const close = () => new Promise((done) => (server.close(done), server.closeAllConnections()));
  return { url, close };
}

async function main() {
  const { values } = parseArgs({
    options: {
      root: { type: "string", default: "dist" },
      port: { type: "string", default: "8080" },
      host: { type: "string", default: "127.0.0.1" },
      base: { type: "string", default: "/" },
    },
  });
  try {
    const { url } = await serve({ ...values, port: Number(values.port) });
    console.log(`Streamgauge is at ${url}  (Ctrl+C stops)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`Port ${values.port} is taken. Choose another: make run PORT=8090`);
    process.exitCode = 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main();

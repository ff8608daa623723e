// A strict reader of PNG files, from the specification and node's zlib alone: every chunk's check sum and order, the
// length of the pixels, the filter of every line. Throws on anything that is not as it must be.
import { inflateSync } from "node:zlib";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const CHANNELS = { 0: 1, 2: 3, 4: 2, 6: 4 };

function checkSum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return ~sum >>> 0;
}

/** All chunks, each checked. */
export function chunks(file) {
  if (!file.subarray(0, 8).equals(SIGNATURE)) throw new Error("no PNG signature");
  const found = [];
  let at = 8;
  while (at < file.length) {
    const length = file.readUInt32BE(at);
    const body = file.subarray(at + 4, at + 8 + length);
    if (body.length !== 4 + length || at + 12 + length > file.length) throw new Error(`chunk at ${at} is cut off`);
    const type = body.toString("latin1", 0, 4);
    if (!/^[A-Za-z]{2}[A-Z][A-Za-z]$/.test(type)) throw new Error(`chunk at ${at} has no type`);
    if (checkSum(body) !== file.readUInt32BE(at + 8 + length)) throw new Error(`check sum of ${type} at ${at}`);
    found.push({ type, data: body.subarray(4) });
    at += 12 + length;
  }
  const types = found.map(({ type }) => type);
  if (types[0] !== "IHDR" || types.indexOf("IEND") !== types.length - 1) throw new Error(`order of chunks: ${types}`);
  const first = types.indexOf("IDAT");
  const last = types.lastIndexOf("IDAT");
  if (first < 0 || types.slice(first, last + 1).some((type) => type !== "IDAT")) throw new Error("pixels are scattered");
  if (types.indexOf("pHYs") > first) throw new Error("pHYs behind the pixels");
  return found;
}

/** Width, height and how many different bytes the pixels have. */
export function decode(file) {
  const all = chunks(file);
  const head = all[0].data;
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const [depth, colour, compression, filter, interlace] = head.subarray(8);
  if (depth !== 8 || !CHANNELS[colour] || compression || filter || interlace) throw new Error("a form not expected here");
  const pixels = inflateSync(Buffer.concat(all.filter(({ type }) => type === "IDAT").map(({ data }) => data)));
  const line = 1 + width * CHANNELS[colour];
  if (pixels.length !== line * height) throw new Error(`${pixels.length} bytes of pixels, not ${line * height}`);
  for (let y = 0; y < height; y += 1) if (pixels[y * line] > 4) throw new Error(`filter of line ${y}`);
  return { width, height, colours: new Set(pixels).size };
}

/** Keyword and text of the text chunks that are not compressed. */
export function texts(file) {
  return all(file).map((data) => {
    const end = data.indexOf(0);
    const [compressed] = data.subarray(end + 1);
    if (compressed) throw new Error("the text is compressed");
    const language = data.indexOf(0, end + 3);
    const translated = data.indexOf(0, language + 1);
    const text = new TextDecoder("utf-8", { fatal: true }).decode(data.subarray(translated + 1));
    return { keyword: data.toString("latin1", 0, end), text };
  });
}

const all = (file) => chunks(file).filter(({ type }) => type === "iTXt").map(({ data }) => data);

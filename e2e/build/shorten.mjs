// Short names between a program and its glue.
//
// wasm-bindgen names what a program imports and exports for people, with a hash behind. Each name stands once in the
// program and once in its glue, and no compression helps: 16 random characters, some 300 times. Here both get the same
// names of a letter or two.

const SECTION = { imports: 2, exports: 7 };
const FUNCTION = 0;
const HEADER_BYTES = 8;
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The glue's own name in the program: the one module that its imports come from. */
const MODULE = "g";

/** a, b, … Z, aa, ba, … */
const shortName = (place) =>
  (place < LETTERS.length ? "" : shortName(Math.floor(place / LETTERS.length) - 1)) + LETTERS[place % LETTERS.length];

/** Reads what a WebAssembly module is made of: numbers (LEB128), texts with their length before them, bytes. */
class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  number() {
    for (let value = 0, unit = 1; ; unit *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * unit;
      if (byte < 128) return value;
    }
  }

  take(length) {
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  text() {
    return this.take(this.number()).toString();
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

const text = (words) => Buffer.concat([number(Buffer.byteLength(words)), Buffer.from(words)]);

/** The section again, with other names. `rename` is asked for each. */
function imports(section, rename) {
  const count = section.number();
  const parts = [number(count)];
  for (let left = count; left > 0; left--) {
    const [module, name] = [section.text(), section.text()];
    const [kind, type] = [section.number(), section.number()];
    if (kind !== FUNCTION || !module.endsWith("_bg.js")) throw new Error(`${module} ${name} is no function of the glue`);
    parts.push(text(MODULE), text(rename(name)), number(kind), number(type));
  }
  return Buffer.concat(parts);
}

function exports(section, rename) {
  const count = section.number();
  const parts = [number(count)];
  for (let left = count; left > 0; left--) {
    parts.push(text(rename(section.text())), number(section.number()), number(section.number()));
  }
  return Buffer.concat(parts);
}

/** The program with its sections rewritten by `rewrite`, which leaves a section alone by giving nothing. */
function rewritten(program, rewrite) {
  const reader = new Reader(program);
  const parts = [reader.take(HEADER_BYTES)];
  while (reader.at < program.length) {
    const id = reader.number();
    const body = reader.take(reader.number());
    const now = rewrite(id, new Reader(body)) ?? body;
    parts.push(number(id), number(now.length), now);
  }
  return Buffer.concat(parts);
}

/** Gives a program (a Buffer) and its glue (a text, as wasm-bindgen wrote it) short names for each other. */
export function shorten(program, glue) {
  let taken = 0;
  const replace = (place, name, shorter) => {
    const parts = glue.split(place);
    if (parts.length < 2) throw new Error(`the glue does not know ${name}`);
    glue = parts.join(shorter);
  };
  const importName = (name) => {
    const shorter = shortName(taken++);
    replace(new RegExp(`(?<=^ +)${name}: `, "m"), name, `${shorter}: `);
    return shorter;
  };
  const exportName = (name) => {
    const place = new RegExp(`\\bwasm\\.${name}\\b`);
    // What the glue does not ask for by its name may be asked for otherwise.
    if (!place.test(glue)) return name;
    const shorter = shortName(taken++);
    replace(place, name, `wasm.${shorter}`);
    return shorter;
  };
  program = rewritten(program, (id, section) => {
    if (id === SECTION.imports) return imports(section, importName);
    if (id === SECTION.exports) return exports(section, exportName);
    return undefined;
  });
  replace(/"\.\/[\w-]+_bg\.js": /, "itself", `${MODULE}: `);
  return { program, glue };
}

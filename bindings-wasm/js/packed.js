// Bytes as text of ASCII that a compressor makes as small as the bytes themselves: the bytes that are
// frequent are one sign each, the others two. (Base64 cuts bytes apart and is a third larger, sent.)

/** The signs that a string in JavaScript and HTML holds as they are. */
export const SIGNS = Array.from({ length: 95 }, (_, i) => String.fromCharCode(0x20 + i))
  .filter((sign) => !'"\\`$'.includes(sign))
  .join("");
/** How many of them are a byte; the rest begin a pair. */
export const SINGLE = SIGNS.length - 2;

/** Returns all bytes in the order of their signs: the frequent ones first, as they come, then the others. */
const ordered = (frequent) => [...frequent, ...Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !frequent.includes(byte))];

/** Unpacks `text` into `length` bytes; `frequent`: the bytes that are one sign each. */
export function bytesOf(text, frequent, length) {
  const order = ordered(frequent);
  const place = new Uint8Array(128);
  for (let i = 0; i < SIGNS.length; i++) place[SIGNS.charCodeAt(i)] = i;
  const bytes = new Uint8Array(length);
  for (let at = 0, i = 0; at < length; at++) {
    let sign = place[text.charCodeAt(i++)];
    if (sign >= SINGLE) sign = SINGLE + (sign - SINGLE) * SIGNS.length + place[text.charCodeAt(i++)];
    bytes[at] = order[sign];
  }
  return bytes;
}

/** Returns the text and the frequent bytes from which `bytesOf` makes the bytes again. */
export function packed(bytes) {
  const count = new Array(256).fill(0);
  for (const byte of bytes) count[byte] += 1;
  const frequent = [...count.keys()].sort((a, b) => count[b] - count[a] || a - b).slice(0, SINGLE).sort((a, b) => a - b);
  const order = ordered(frequent);
  const signs = new Array(256);
  order.forEach((byte, i) => {
    const pair = i - SINGLE;
    signs[byte] = pair < 0 ? SIGNS[i] : SIGNS[SINGLE + Math.floor(pair / SIGNS.length)] + SIGNS[pair % SIGNS.length];
  });
  return { text: Array.from(bytes, (byte) => signs[byte]).join(""), frequent };
}

// Some test environments (jsdom in Jest) have no coders of text, but Node's buffer, which is asked for by
// this name so that no bundler adds one.
const { ["Buffer"]: Bytes } = globalThis;
const Decoder = globalThis.TextDecoder ?? class { decode(bytes = new Uint8Array()) { return Bytes.from(bytes).toString(); } };
const Encoder = globalThis.TextEncoder ?? class { encode(text) { return Uint8Array.from(Bytes.from(text)); } };
export { Decoder as TextDecoder, Encoder as TextEncoder };

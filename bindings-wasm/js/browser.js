// For browsers and bundlers: the module is fetched from beside this file.
import init from "./wasm/onshi_wasm.js";

await init();
export * from "./api.js";

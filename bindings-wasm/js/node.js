// For Node: the module is read from beside this file.
import { readFileSync } from "node:fs";
import { initSync } from "./wasm/onshi_wasm.js";

initSync({ module: readFileSync(new URL("./wasm/onshi_wasm_bg.wasm", import.meta.url)) });
export * from "./api.js";

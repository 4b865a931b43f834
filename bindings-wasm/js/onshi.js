// The package as one file: the module is in it as text, so that nothing has to find or fetch it.
import { initSync } from "onshi-module";
import { unpacked } from "./unpacked.js";

initSync({ module: unpacked() });
export * from "./api.js";

// The package as one file: the module is in it as text, so that nothing has to find or fetch it.
import { initSync } from "onshi-module";
import { started } from "./memory.js";
import { unpacked } from "./unpacked.js";

started(initSync({ module: unpacked() }));
export * from "./api.js";

// The module's bytes.
import { length, order, text } from "../wasm/packed.js";
import { bytesOf } from "./packed.js";

export const unpacked = () => bytesOf(text, order, length);

// The module's bytes.
import { length, order, text } from "onshi-packed";
import { bytesOf } from "./packed.js";

export const unpacked = () => bytesOf(text, order, length);

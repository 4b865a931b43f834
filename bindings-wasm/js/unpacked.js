// The module's bytes.
import { frequent, length, text } from "onshi-packed";
import { bytesOf } from "./packed.js";

export const unpacked = () => bytesOf(text, frequent, length);

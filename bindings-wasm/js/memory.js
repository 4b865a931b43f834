// The memory of the module.
let exports;

/** Keeps what the module exports, once it has started. */
export const started = (module) => (exports = module);

/** Returns the bytes of the memory, which moves when it grows: they are asked for anew. */
export const memory = () => exports.memory.buffer;

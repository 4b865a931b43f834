// The package, and the memory of its module, which it shows to nobody: a test looks where the module is made.
import assert from "node:assert/strict";

const instances = [];
const { Instance } = WebAssembly;
WebAssembly.Instance = class extends Instance {
  constructor(...given) {
    super(...given);
    instances.push(this);
  }
};
export const onshi = await import("onshi");
WebAssembly.Instance = Instance;

/** Returns the module's memory. */
export function memory() {
  assert.equal(instances.length, 1);
  return instances[0].exports.memory;
}

// What was typed, kept in this browser so that it survives a reload, until it is forgotten.
const KEY = "onshi";

/** Returns what was kept; an empty object where there is nothing, or nothing that can be read. */
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "{}");
    return found !== null && typeof found === "object" ? found : {};
  } catch {
    return {};
  }
}

/** Keeps parts of what was typed; returns whether the browser lets it. */
export function keep(parts) {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...kept(), ...parts }));
    return true;
  } catch {
    return false;
  }
}

/** Forgets everything. */
export function forget() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

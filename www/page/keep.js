// What the page keeps for a reload, in the storage of the tab.

export function keep(name, value) {
  try {
    if (value) sessionStorage.setItem(`kamervragen-${name}`, value);
    else sessionStorage.removeItem(`kamervragen-${name}`);
  } catch {
    // Storage is full or denied: a reload then starts empty.
  }
}

export function kept(name) {
  try {
    return sessionStorage.getItem(`kamervragen-${name}`);
  } catch {
    return null;
  }
}

/** Forgets the text, the language, and which answers were open. */
export function forgetAll() {
  try {
    for (const name of Object.keys(sessionStorage)) sessionStorage.removeItem(name);
  } catch {
    // Denied: then nothing was kept.
  }
}

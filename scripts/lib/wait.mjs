/** Asks every 50 ms whether something holds (a promise may answer); false when `patience` ms went by. */
export async function until(condition, patience) {
  const last = Date.now() + patience;
  while (!(await condition())) {
    if (Date.now() > last) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}

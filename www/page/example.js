/** A paper to try things on, loaded when somebody wants one. */
export async function example() {
  return (await import("../pkg/example.js")).default;
}

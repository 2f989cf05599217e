// The wasm file itself. What importing it gives is the bundler's affair: Vite's `kamervragen/wasm?url` gives its address.
declare const wasm: unknown;
export default wasm;

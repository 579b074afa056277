/** The bundle of the web worker holds these files as bytes. */
declare module "*.wasm" {
  const bytes: Uint8Array;

  export { bytes as default };
}
